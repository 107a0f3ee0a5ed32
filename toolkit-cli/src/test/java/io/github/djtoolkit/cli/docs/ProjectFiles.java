package io.github.djtoolkit.cli.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The project's own documents. */
final class ProjectFiles {

  static final Path ROOT = Path.of(System.getProperty("basedir", ".")).resolve("..").normalize();

  private ProjectFiles() {}

  static String read(String path) {
    try {
      return Files.readString(ROOT.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(String path, String text) {
    try {
      Files.writeString(ROOT.resolve(path), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
