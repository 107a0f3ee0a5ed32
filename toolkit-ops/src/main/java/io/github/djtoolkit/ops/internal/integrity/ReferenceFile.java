package io.github.djtoolkit.ops.internal.integrity;

import io.github.djtoolkit.storage.ObjectPath;
import java.io.DataOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The references of a store in the order of their paths, in a temporary file that may be read from
 * any path on. Thread-safe; each cursor is for one thread.
 */
final class ReferenceFile implements AutoCloseable {

  private static final int INDEXED = 512;

  private record Mark(String path, long offset) {}

  private final Path file;
  private final List<Mark> marks;
  private final long counted;
  private final long folders;

  private ReferenceFile(Path file, List<Mark> marks, long counted, long folders) {
    this.file = file;
    this.marks = List.copyOf(marks);
    this.counted = counted;
    this.folders = folders;
  }

  /** How many references a value of the schema leads to. */
  long counted() {
    return counted;
  }

  /** The references whose paths are not before one, in order. The caller closes it. */
  ReferenceCursor from(String path) {
    ReferenceCursor cursor = new ReferenceCursor(file, offset(path));
    while (cursor.hasNext() && ObjectPath.BYTE_ORDER.compare(cursor.peek().path(), path) < 0) {
      cursor.next();
    }
    return cursor;
  }

  /** Whether an object lies in a folder that a value refers to. */
  boolean isInFolder(String path) {
    if (folders > 0) {
      for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
        if (isFolder(path.substring(0, end))) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public void close() {
    Spool.delete(file);
  }

  private boolean isFolder(String path) {
    try (ReferenceCursor cursor = from(path)) {
      while (cursor.hasNext() && cursor.peek().path().equals(path)) {
        if (cursor.next().role() == Reference.Role.FOLDER) {
          return true;
        }
      }
      return false;
    }
  }

  /** The last mark that is surely before all references with the path. */
  private long offset(String path) {
    int low = 0;
    int high = marks.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ObjectPath.BYTE_ORDER.compare(marks.get(middle).path(), path) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 ? 0 : marks.get(low - 1).offset();
  }

  /** Writes a file of references that come in order. For one thread. */
  static final class Writer {

    private final Path file = Spool.create();
    private final DataOutputStream out = Spool.open(file);
    private final List<Mark> marks = new ArrayList<>();
    private long offset;
    private long all;
    private long counted;
    private long folders;

    void add(Reference reference) {
      if (all++ % INDEXED == 0) {
        marks.add(new Mark(reference.path(), offset));
      }
      counted += reference.role().isCounted() ? 1 : 0;
      folders += reference.role() == Reference.Role.FOLDER ? 1 : 0;
      offset += Spool.write(reference, out);
    }

    ReferenceFile finish() {
      Spool.close(out);
      return new ReferenceFile(file, marks, counted, folders);
    }

    void abandon() {
      Spool.close(out);
      Spool.delete(file);
    }
  }
}
