package io.github.djtoolkit.storage.internal.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tells by few system calls whether a folder lies below a store's real location with no symbolic
 * link on the way. A folder that was found to is remembered by its number in the file system: as
 * long as its path leads to a folder of that number it is the same one, however it is reached.
 * Systems that do not number files remember nothing. Thread-safe; memory is bounded.
 */
final class RealFolders {

  private static final int MOST = 4096;

  private final Map<Path, Object> numbers =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Object> eldest) {
          return size() > MOST;
        }
      };

  /**
   * Whether a folder is known to be where its path says.
   *
   * @param root the store's location, all links resolved
   * @param folder the folder, at or below the location
   * @return false where there is none, where a link leads to it, and where that is not known
   */
  boolean contains(Path root, Path folder) {
    if (folder.equals(root)) {
      return true;
    }
    Path parent = folder.getParent();
    if (parent == null || !folder.startsWith(root)) {
      return false;
    }
    Optional<Object> known = known(folder);
    if (known.isPresent() && known.equals(number(folder))) {
      return true;
    }
    Optional<Object> number = contains(root, parent) ? number(folder) : Optional.empty();
    number.ifPresent(n -> remember(folder, n));
    return number.isPresent();
  }

  private static Optional<Object> number(Path folder) {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(folder, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return attributes.isDirectory()
          ? Optional.ofNullable(attributes.fileKey())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Optional<Object> known(Path folder) {
    synchronized (numbers) {
      return Optional.ofNullable(numbers.get(folder));
    }
  }

  private void remember(Path folder, Object number) {
    synchronized (numbers) {
      numbers.put(folder, number);
    }
  }
}
