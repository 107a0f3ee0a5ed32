package io.github.djtoolkit.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary folder that goes with everything in it, also where the process is told to stop. */
final class ScratchFolder implements AutoCloseable {

  private final Path path;
  private final Thread atExit;

  private ScratchFolder(Path path) {
    this.path = path;
    this.atExit = new Thread(() -> delete(path), "djtoolkit-demo-folder");
  }

  static ScratchFolder create() {
    try {
      ScratchFolder folder = new ScratchFolder(Files.createTempDirectory("djtoolkit-demo"));
      Runtime.getRuntime().addShutdownHook(folder.atExit);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("No temporary folder can be made", e);
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    delete(path);
    Runtime.getRuntime().removeShutdownHook(atExit);
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path each : deepestFirst) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The temporary folder " + folder + " cannot be removed", e);
    }
  }
}
