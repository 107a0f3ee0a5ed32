package io.github.djtoolkit.storage.internal.local;

import io.github.djtoolkit.storage.ObjectInfo;
import io.github.djtoolkit.storage.StorageException;
import io.github.djtoolkit.storage.UnsafePathException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;

/** Goes through the objects below a folder, one open folder a level. For one thread. */
final class FileTree implements Iterator<ObjectInfo> {

  /** Makes an object of a file. */
  interface ObjectReader {
    Optional<ObjectInfo> read(String path, Path file) throws IOException;
  }

  /** Makes an error of a failure. */
  interface ErrorMaker {
    StorageException make(String doing, String path, IOException cause);
  }

  private record Level(
      Path real, String path, DirectoryStream<Path> stream, Iterator<Path> entries) {}

  private static final char REPLACEMENT = '\uFFFD';

  private final StoreRoot root;
  private final ObjectReader reader;
  private final Predicate<String> unfinished;
  private final ErrorMaker errors;
  private final Deque<Level> levels = new ArrayDeque<>();
  private Optional<ObjectInfo> next = Optional.empty();

  FileTree(
      StoreRoot root,
      String folder,
      ObjectReader reader,
      Predicate<String> unfinished,
      ErrorMaker errors) {
    this.root = root;
    this.reader = reader;
    this.unfinished = unfinished;
    this.errors = errors;
    try {
      Optional<Path> start =
          folder.isEmpty() ? Optional.of(root.realFolder()) : root.locate(folder);
      if (start.isPresent() && Files.isDirectory(start.get())) {
        enter(start.get(), folder);
      }
    } catch (IOException e) {
      throw errors.make("list", folder, e);
    }
  }

  @Override
  public boolean hasNext() {
    while (next.isEmpty() && !levels.isEmpty()) {
      Level level = levels.getFirst();
      try {
        if (level.entries().hasNext()) {
          visit(level, level.entries().next());
        } else {
          levels.removeFirst().stream().close();
        }
      } catch (DirectoryIteratorException e) {
        throw errors.make("list", level.path(), new IOException(e));
      } catch (IOException e) {
        throw errors.make("list", level.path(), e);
      }
    }
    return next.isPresent();
  }

  @Override
  public ObjectInfo next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    ObjectInfo object = next.orElseThrow();
    next = Optional.empty();
    return object;
  }

  void close() {
    while (!levels.isEmpty()) {
      Level level = levels.removeFirst();
      try {
        level.stream().close();
      } catch (IOException e) {
        throw errors.make("close", level.path(), e);
      }
    }
  }

  private void visit(Level level, Path entry) throws IOException {
    String name = String.valueOf(entry.getFileName());
    String path = level.path().isEmpty() ? name : level.path() + "/" + name;
    if (unfinished.test(name) || isGarbled(entry, name)) {
      return;
    }
    Path real = entry;
    if (Files.isSymbolicLink(entry)) {
      Optional<Path> target = followed(path);
      if (target.isEmpty()) {
        return;
      }
      real = target.get();
    }
    try {
      if (!Files.isDirectory(real)) {
        next = reader.read(path, real);
      } else if (!isAbove(real)) {
        enter(real, path);
      }
    } catch (NoSuchFileException e) {
      return;
    }
  }

  /** Where a link leads, unless it leads nowhere, outside or in circles. */
  private Optional<Path> followed(String path) throws IOException {
    try {
      return root.locate(path);
    } catch (AccessDeniedException e) {
      throw e;
    } catch (UnsafePathException | FileSystemException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether no text can name a file, since its bytes are no text; DataJoint cannot have tracked it
   * either.
   */
  private boolean isGarbled(Path entry, String name) {
    return name.indexOf(REPLACEMENT) >= 0 && !root.file(name).endsWith(entry.getFileName());
  }

  private boolean isAbove(Path folder) {
    return levels.stream().anyMatch(level -> level.real().equals(folder));
  }

  @SuppressWarnings("StreamResourceLeak")
  private void enter(Path real, String path) throws IOException {
    try {
      DirectoryStream<Path> stream = Files.newDirectoryStream(real);
      levels.addFirst(new Level(real, path, stream, stream.iterator()));
    } catch (NotDirectoryException e) {
      return;
    }
  }
}
