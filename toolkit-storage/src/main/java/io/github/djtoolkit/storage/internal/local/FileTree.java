package io.github.djtoolkit.storage.internal.local;

import io.github.djtoolkit.storage.ObjectInfo;
import io.github.djtoolkit.storage.StorageException;
import io.github.djtoolkit.storage.UnsafePathException;
import io.github.djtoolkit.storage.internal.FolderOrder;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Goes through the objects below a folder in the order of their paths, the names of one folder a
 * level in memory. For one thread.
 */
final class FileTree implements Iterator<ObjectInfo> {

  /** Makes an error of a failure. */
  interface ErrorMaker {
    StorageException make(String doing, String path, IOException cause);
  }

  private record Level(Path real, String path, Iterator<String> names) {}

  private static final char REPLACEMENT = '\uFFFD';

  private final StoreRoot root;
  private final UnfinishedFiles unfinished;
  private final ErrorMaker errors;
  private final Deque<Level> levels = new ArrayDeque<>();
  private Optional<ObjectInfo> next = Optional.empty();

  FileTree(StoreRoot root, UnfinishedFiles unfinished, ErrorMaker errors) {
    this.root = root;
    this.unfinished = unfinished;
    this.errors = errors;
  }

  /** The entries of a folder in the order in which they are gone through; none where it is none. */
  List<String> entries(String folder) {
    try {
      Optional<Path> start = locate(folder);
      return start.isPresent() ? names(start.get(), folder) : List.of();
    } catch (IOException e) {
      throw errors.make("list", folder, e);
    }
  }

  /** Begins with some entries of a folder, which {@link #entries} gave. */
  FileTree over(String folder, List<String> entries) {
    try {
      locate(folder)
          .ifPresent(real -> levels.addFirst(new Level(real, folder, entries.iterator())));
      return this;
    } catch (IOException e) {
      throw errors.make("list", folder, e);
    }
  }

  @Override
  public boolean hasNext() {
    while (next.isEmpty() && !levels.isEmpty()) {
      Level level = levels.getFirst();
      if (!level.names().hasNext()) {
        levels.removeFirst();
        continue;
      }
      try {
        visit(level, level.names().next());
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

  private void visit(Level level, String entry) throws IOException {
    String name = FolderOrder.name(entry);
    String path = level.path().isEmpty() ? name : level.path() + "/" + name;
    try {
      Path real = level.real().resolve(name);
      BasicFileAttributes attributes =
          Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isSymbolicLink()) {
        Optional<Path> target = followed(path);
        if (target.isEmpty()) {
          return;
        }
        real = target.get();
        attributes = Files.readAttributes(real, BasicFileAttributes.class);
      }
      if (!attributes.isDirectory()) {
        next = LocalObjectStore.info(path, attributes);
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

  private void enter(Path real, String path) throws IOException {
    levels.addFirst(new Level(real, path, names(real, path).iterator()));
  }

  private Optional<Path> locate(String folder) throws IOException {
    return folder.isEmpty() ? Optional.of(root.realFolder()) : root.locate(folder);
  }

  private List<String> names(Path folder, String path) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        if (!unfinished.takes(entry, name, path) && !isGarbled(entry, name)) {
          names.add(name);
        }
      }
    } catch (NotDirectoryException e) {
      return List.of();
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return FolderOrder.of(names, name -> Files.isDirectory(folder.resolve(name)));
  }
}
