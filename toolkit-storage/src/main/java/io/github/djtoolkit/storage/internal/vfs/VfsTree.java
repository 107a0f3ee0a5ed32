package io.github.djtoolkit.storage.internal.vfs;

import io.github.djtoolkit.storage.ObjectInfo;
import io.github.djtoolkit.storage.StorageException;
import io.github.djtoolkit.storage.internal.FolderOrder;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.commons.vfs2.FileObject;

/**
 * Goes through the objects below a folder in the order of their paths, the files of one folder a
 * level in memory. For one thread.
 */
final class VfsTree implements Iterator<ObjectInfo> {

  /** Makes an object of a file. */
  interface ObjectReader {
    ObjectInfo read(String path, FileObject file) throws IOException;
  }

  /** Makes an error of a failure. */
  interface ErrorMaker {
    StorageException make(String doing, String path, IOException cause);
  }

  private record Level(String path, Iterator<FileObject> entries) {}

  private final ObjectReader reader;
  private final Predicate<String> isUnfinished;
  private final Consumer<ObjectInfo> unfinished;
  private final ErrorMaker errors;
  private final Deque<Level> levels = new ArrayDeque<>();
  private Optional<ObjectInfo> next = Optional.empty();

  VfsTree(
      FileObject folder,
      String path,
      ObjectReader reader,
      Predicate<String> isUnfinished,
      Consumer<ObjectInfo> unfinished,
      ErrorMaker errors)
      throws IOException {
    this.reader = reader;
    this.isUnfinished = isUnfinished;
    this.unfinished = unfinished;
    this.errors = errors;
    if (folder.isFolder()) {
      enter(folder, path);
    }
  }

  @Override
  public boolean hasNext() {
    while (next.isEmpty() && !levels.isEmpty()) {
      Level level = levels.getFirst();
      if (!level.entries().hasNext()) {
        levels.removeFirst();
        continue;
      }
      try (FileObject entry = level.entries().next()) {
        visit(level, entry);
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

  private void visit(Level level, FileObject entry) throws IOException {
    String name = name(entry);
    String path = level.path().isEmpty() ? name : level.path() + "/" + name;
    if (entry.isFolder()) {
      enter(entry, path);
    } else if (entry.isFile()) {
      ObjectInfo object = reader.read(path, entry);
      if (isUnfinished.test(name)) {
        unfinished.accept(object);
      } else {
        next = Optional.of(object);
      }
    }
  }

  private void enter(FileObject folder, String path) throws IOException {
    Map<String, FileObject> entries = new HashMap<>();
    for (FileObject entry : folder.getChildren()) {
      entries.put(name(entry), entry);
    }
    List<FileObject> ordered = new ArrayList<>();
    for (String name : FolderOrder.of(entries.keySet(), name -> entry(entries, name).isFolder())) {
      ordered.add(entry(entries, FolderOrder.name(name)));
    }
    levels.addFirst(new Level(path, ordered.iterator()));
  }

  private static FileObject entry(Map<String, FileObject> entries, String name) {
    return Objects.requireNonNull(entries.get(name));
  }

  private static String name(FileObject entry) throws IOException {
    String decoded = entry.getName().getPathDecoded();
    return decoded.substring(decoded.lastIndexOf('/') + 1);
  }
}
