package io.github.djtoolkit.testkit.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder that belongs to one test: empty at first, deleted after it. On Linux the test fails if
 * it leaves a file below it open.
 *
 * @param path the folder, absolute and without symbolic links
 */
public record TestFolder(Path path) {

  /**
   * A path in the folder.
   *
   * @param relative path below the folder, with forward slashes
   * @return the path; whether it exists is not looked at
   */
  public Path resolve(String relative) {
    return path.resolve(relative);
  }

  /**
   * Writes a file and makes the folders that it needs.
   *
   * @param relative path below the folder, with forward slashes
   * @param content the file's whole content
   * @return the file
   */
  public Path write(String relative, byte[] content) {
    try {
      Path file = resolve(relative);
      Files.createDirectories(file.getParent());
      return Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + relative, e);
    }
  }

  /**
   * All files in the folder and below.
   *
   * @return their paths below the folder, with forward slashes, sorted
   */
  public Set<String> files() {
    try (Stream<Path> all = Files.walk(path)) {
      return all.filter(Files::isRegularFile)
          .map(file -> path.relativize(file).toString().replace('\\', '/'))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + path, e);
    }
  }
}
