package io.github.djtoolkit.storage.internal.local;

import io.github.djtoolkit.storage.ObjectInfo;
import io.github.djtoolkit.storage.ObjectLookup;
import io.github.djtoolkit.storage.ObjectPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Looks up files of which neighbours follow each other: each folder on the way is looked at once,
 * and a file in a folder that no link leads to takes one call. What is no such file is looked up as
 * any other. For one thread.
 */
final class LocalLookup implements ObjectLookup {

  /** A folder below the location that no link leads to. */
  private record Folder(String path, Path real) {

    boolean holds(String other) {
      return path.isEmpty()
          || (other.startsWith(path)
              && (other.length() == path.length() || other.charAt(path.length()) == '/'));
    }
  }

  private final String store;
  private final StoreRoot root;
  private final ObjectLookup careful;
  private final Deque<Folder> folders = new ArrayDeque<>();

  /**
   * @param store name of the store
   * @param root its folder
   * @param careful looks up what is no file in a folder that no link leads to
   */
  LocalLookup(String store, StoreRoot root, ObjectLookup careful) {
    this.store = store;
    this.root = root;
    this.careful = careful;
  }

  @Override
  public Optional<ObjectInfo> stat(String path) {
    String normal = ObjectPath.object(store, path);
    Optional<ObjectInfo> plain = normal.indexOf('\\') < 0 ? plainFile(normal) : Optional.empty();
    return plain.isPresent() ? plain : careful.stat(path);
  }

  private Optional<ObjectInfo> plainFile(String path) {
    int name = path.lastIndexOf('/') + 1;
    try {
      Optional<Path> folder = folder(path.substring(0, Math.max(0, name - 1)));
      return folder.isEmpty()
          ? Optional.empty()
          : LocalObjectStore.info(path, attributes(folder.get().resolve(path.substring(name))));
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  private Optional<Path> folder(String path) throws IOException {
    while (!folders.isEmpty() && !folders.getFirst().holds(path)) {
      folders.removeFirst();
    }
    if (folders.isEmpty()) {
      folders.addFirst(new Folder("", root.realFolder()));
    }
    Folder nearest = folders.getFirst();
    while (nearest.path().length() < path.length()) {
      int from = nearest.path().isEmpty() ? 0 : nearest.path().length() + 1;
      int slash = path.indexOf('/', from);
      int end = slash < 0 ? path.length() : slash;
      Path next = nearest.real().resolve(path.substring(from, end));
      BasicFileAttributes attributes = attributes(next);
      if (!attributes.isDirectory() || attributes.isOther()) {
        return Optional.empty();
      }
      nearest = new Folder(path.substring(0, end), next);
      folders.addFirst(nearest);
    }
    return Optional.of(nearest.real());
  }

  private static BasicFileAttributes attributes(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }
}
