package io.github.djtoolkit.ops.internal.integrity;

import io.github.djtoolkit.storage.ObjectPath;
import java.io.DataOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Sorts any number of references by path in bounded memory: where there are more than the heap has
 * room for, runs are sorted in memory, written to temporary files and merged. For one thread.
 */
final class ReferenceSorter implements AutoCloseable {

  /** Bytes that a reference takes, and as many again for sorting and for the rest. */
  private static final int BYTES = 1_000;

  private static final long MOST = 200_000;
  private static final int RUNS = 64;
  private static final Comparator<Reference> ORDER =
      Comparator.comparing(Reference::path, ObjectPath.BYTE_ORDER);

  private final int runLength;
  private final List<Reference> pending = new ArrayList<>();
  private final List<Path> runs = new ArrayList<>();

  ReferenceSorter() {
    this((int) Math.min(MOST, Runtime.getRuntime().maxMemory() / 4 / BYTES));
  }

  /**
   * @param runLength references to keep in memory
   */
  ReferenceSorter(int runLength) {
    this.runLength = runLength;
  }

  void add(Reference reference) {
    pending.add(reference);
    if (pending.size() >= runLength) {
      flush();
    }
  }

  /** All references that were added, those that agree as one. The caller closes them. */
  References finish() {
    if (runs.isEmpty()) {
      return inMemory();
    }
    flush();
    ReferenceFile.Writer writer = new ReferenceFile.Writer();
    try {
      Joining joining = new Joining(writer::add);
      merge(joining::add);
      joining.finish();
      return writer.finish();
    } catch (RuntimeException e) {
      writer.abandon();
      throw e;
    }
  }

  private References inMemory() {
    pending.sort(ORDER);
    List<Reference> joined = new ArrayList<>();
    Joining joining = new Joining(joined::add);
    pending.forEach(joining::add);
    joining.finish();
    pending.clear();
    return new ReferenceList(joined);
  }

  @Override
  public void close() {
    runs.forEach(Spool::delete);
    runs.clear();
    pending.clear();
  }

  private void flush() {
    if (pending.isEmpty()) {
      return;
    }
    pending.sort(ORDER);
    Path run = Spool.create();
    runs.add(run);
    DataOutputStream out = Spool.open(run);
    pending.forEach(reference -> Spool.write(reference, out));
    Spool.close(out);
    pending.clear();
    if (runs.size() == RUNS) {
      mergeRuns();
    }
  }

  /** Keeps the number of open files bounded. */
  private void mergeRuns() {
    Path merged = Spool.create();
    DataOutputStream out = Spool.open(merged);
    merge(reference -> Spool.write(reference, out));
    Spool.close(out);
    close();
    runs.add(merged);
  }

  private void merge(Consumer<Reference> consumer) {
    PriorityQueue<ReferenceCursor> heads =
        new PriorityQueue<>(Comparator.comparing(ReferenceCursor::peek, ORDER));
    List<ReferenceCursor> all = new ArrayList<>();
    try {
      runs.forEach(run -> all.add(ReferenceCursor.over(run, 0)));
      all.stream().filter(ReferenceCursor::hasNext).forEach(heads::add);
      while (!heads.isEmpty()) {
        ReferenceCursor least = heads.remove();
        consumer.accept(least.next());
        if (least.hasNext()) {
          heads.add(least);
        }
      }
    } finally {
      all.forEach(ReferenceCursor::close);
    }
  }
}
