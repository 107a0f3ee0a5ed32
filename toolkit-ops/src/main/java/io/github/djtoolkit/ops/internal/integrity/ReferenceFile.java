package io.github.djtoolkit.ops.internal.integrity;

import io.github.djtoolkit.storage.ObjectPath;
import java.io.DataOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** References in a temporary file, of which the heap holds a mark now and then. */
final class ReferenceFile extends References {

  private static final int INDEXED = 512;

  private record Mark(String path, long offset) {}

  private final Path file;
  private final List<Mark> marks;

  private ReferenceFile(Path file, List<Mark> marks, Totals totals) {
    super(totals);
    this.file = file;
    this.marks = List.copyOf(marks);
  }

  @Override
  ReferenceCursor from(String path) {
    ReferenceCursor cursor = ReferenceCursor.over(file, offset(path));
    while (cursor.hasNext() && ObjectPath.BYTE_ORDER.compare(cursor.peek().path(), path) < 0) {
      cursor.next();
    }
    return cursor;
  }

  @Override
  public void close() {
    Spool.delete(file);
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
    private Totals totals = Totals.NONE;

    void add(Reference reference) {
      if (all++ % INDEXED == 0) {
        marks.add(new Mark(reference.path(), offset));
      }
      totals = totals.with(reference);
      offset += Spool.write(reference, out);
    }

    ReferenceFile finish() {
      Spool.close(out);
      return new ReferenceFile(file, marks, totals);
    }

    void abandon() {
      Spool.close(out);
      Spool.delete(file);
    }
  }
}
