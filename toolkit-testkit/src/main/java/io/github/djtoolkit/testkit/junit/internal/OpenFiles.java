package io.github.djtoolkit.testkit.junit.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files that this process has open. Linux tells in {@code /proc}; elsewhere nothing is found.
 */
final class OpenFiles {

  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
  private static final Path MAPPINGS = Path.of("/proc/self/maps");

  private OpenFiles() {}

  /** The open and the mapped files below a folder. */
  static List<String> below(Path folder) {
    String prefix = folder + "/";
    return Stream.concat(descriptors(), mappings())
        .filter(file -> file.startsWith(prefix))
        .map(file -> file.substring(prefix.length()))
        .distinct()
        .sorted()
        .toList();
  }

  private static Stream<String> descriptors() {
    try (Stream<Path> all = Files.list(DESCRIPTORS)) {
      return all.flatMap(OpenFiles::target).toList().stream();
    } catch (IOException notLinux) {
      return Stream.empty();
    }
  }

  private static Stream<String> target(Path descriptor) {
    try {
      return Stream.of(Files.readSymbolicLink(descriptor).toString());
    } catch (IOException closedMeanwhile) {
      return Stream.empty();
    }
  }

  private static Stream<String> mappings() {
    try {
      return Files.readAllLines(MAPPINGS).stream()
          .filter(line -> line.contains(" /"))
          .map(line -> line.substring(line.indexOf(" /") + 1));
    } catch (IOException notLinux) {
      return Stream.empty();
    }
  }
}
