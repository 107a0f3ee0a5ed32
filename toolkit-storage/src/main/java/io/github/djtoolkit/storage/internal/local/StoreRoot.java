package io.github.djtoolkit.storage.internal.local;

import io.github.djtoolkit.storage.StoreUnreachableException;
import io.github.djtoolkit.storage.UnsafePathException;
import io.github.djtoolkit.storage.UnsupportedNameException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** The folder of a local store, and the rule that nothing outside it is touched. */
final class StoreRoot {

  private final String store;
  private final Path folder;
  private final RealFolders folders = new RealFolders();
  private volatile Optional<Path> real = Optional.empty();

  StoreRoot(String store, Path folder) {
    this.store = store;
    this.folder = folder;
  }

  /** The store's location, absolute, as configured. */
  Path folder() {
    return folder;
  }

  /** The store's location with all links resolved; kept, since every look-up needs it. */
  Path realFolder() throws IOException {
    Optional<Path> known = real;
    if (known.isEmpty()) {
      known = Optional.of(folder.toRealPath());
      real = known;
    }
    return known.get();
  }

  /** The file for a normal path, not looked at yet. */
  Path file(String path) {
    Path file;
    try {
      file = folder.resolve(path);
    } catch (InvalidPathException e) {
      throw new UnsupportedNameException(
          store,
          path,
          "This Java process cannot express the name \""
              + path
              + "\" of store "
              + store
              + ": its encoding of file names is "
              + System.getProperty("sun.jnu.encoding", "unknown")
              + ". Start it in a UTF-8 locale, such as LC_ALL=C.UTF-8.");
    }
    if (path.contains("\\") && folder.getFileSystem().getSeparator().equals("\\")) {
      throw new UnsupportedNameException(
          store, path, "This system takes the backslash in \"" + path + "\" for a separator.");
    }
    if (!file.startsWith(folder)) {
      throw outside(path);
    }
    return file;
  }

  /** A file that was found: where it really is, all links resolved, and what it is. */
  record Found(Path file, BasicFileAttributes attributes) {}

  /** Looks for a file; empty where there is none. */
  Optional<Found> find(String path) throws IOException {
    Optional<Path> straight = straight(path);
    if (straight.isPresent()) {
      try {
        BasicFileAttributes attributes =
            Files.readAttributes(
                straight.get(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isSymbolicLink()) {
          return Optional.of(new Found(straight.get(), attributes));
        }
      } catch (NoSuchFileException e) {
        requireReachable();
        return Optional.empty();
      }
    }
    Optional<Path> located = locate(path);
    return located.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Found(
                located.get(), Files.readAttributes(located.get(), BasicFileAttributes.class)));
  }

  /** Where a file is or would be, if its folder is there and no link leads to it; else empty. */
  Optional<Path> straight(String path) throws IOException {
    Path root;
    try {
      root = realFolder();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    Path straight = root.resolve(folder.relativize(file(path)));
    Path parent = straight.getParent();
    return parent != null && folders.contains(root, parent)
        ? Optional.of(straight)
        : Optional.empty();
  }

  /** Where a file really is, all links resolved; empty where there is none. */
  Optional<Path> locate(String path) throws IOException {
    Path file = file(path);
    Path target;
    try {
      target = file.toRealPath();
    } catch (NoSuchFileException e) {
      requireReachable();
      return Optional.empty();
    } catch (FileSystemException e) {
      if (isBelowFile(file)) {
        return Optional.empty();
      }
      throw e;
    }
    requireInside(path, target);
    return Optional.of(target);
  }

  /** Refuses a real path that is not below the location. */
  void requireInside(String path, Path target) throws IOException {
    if (!target.startsWith(realFolder())) {
      throw outside(path);
    }
  }

  /** Refuses to go on where the location itself is not there. */
  void requireReachable() {
    if (!Files.isDirectory(folder)) {
      throw new StoreUnreachableException(
          store,
          "",
          "The location of store "
              + store
              + " is not a folder that can be reached: "
              + folder
              + ". Mount it, or correct the store's location in the configuration.");
    }
  }

  /** The nearest folder at or above a file that exists; its real path. */
  Path nearest(Path file) throws IOException {
    Path at = file;
    while (!at.equals(folder) && !Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
      Path parent = at.getParent();
      at = parent == null ? folder : parent;
    }
    return at.toRealPath();
  }

  private UnsafePathException outside(String path) {
    return new UnsafePathException(
        store,
        path,
        "The path \""
            + path
            + "\" of store "
            + store
            + " is refused: it leads outside the store's location "
            + folder
            + ". Replace the symbolic link by what it points to, or mount it there.");
  }

  private boolean isBelowFile(Path file) {
    for (Path at = file.getParent();
        at != null && at.startsWith(folder) && !at.equals(folder);
        at = at.getParent()) {
      if (Files.isRegularFile(at)) {
        return true;
      }
    }
    return false;
  }
}
