package io.github.djtoolkit.storage.internal.local;

import io.github.djtoolkit.storage.ObjectInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Tells unfinished writes from objects while a folder is listed.
 *
 * @param names knows their names
 * @param listener is told of each
 */
record UnfinishedFiles(Predicate<String> names, Consumer<ObjectInfo> listener) {

  /** Whether an entry of a folder has such a name; the listener is told where it is a file. */
  boolean takes(Path entry, String name, String folder) throws IOException {
    if (!names.test(name)) {
      return false;
    }
    find(entry, folder.isEmpty() ? name : folder + "/" + name).ifPresent(listener);
    return true;
  }

  /**
   * A file with the time of its last change, which that of a name is, too: a second name of an old
   * file is new. Empty where there is no such file.
   */
  static Optional<ObjectInfo> find(Path file, String path) throws IOException {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!attributes.isRegularFile()) {
        return Optional.empty();
      }
      Instant written = attributes.lastModifiedTime().toInstant();
      Instant named = named(file).filter(written::isBefore).orElse(written);
      return Optional.of(new ObjectInfo(path, attributes.size(), named));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Some systems keep the time of the last change of a file's names. */
  private static Optional<Instant> named(Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return Optional.empty();
    }
    return Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS) instanceof FileTime t
        ? Optional.of(t.toInstant())
        : Optional.empty();
  }
}
