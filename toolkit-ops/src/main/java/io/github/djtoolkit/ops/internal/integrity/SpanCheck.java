package io.github.djtoolkit.ops.internal.integrity;

import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.storage.ObjectInfo;
import io.github.djtoolkit.storage.ObjectPath;
import io.github.djtoolkit.storage.ObjectStore;
import io.github.djtoolkit.storage.StorageException;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;

/** Goes through spans of references together with what the store lists there. Thread-safe. */
final class SpanCheck {

  /** Foreign objects that any listing may show. */
  private static final long FOREIGN = 1_000;

  /** A page of a bucket's listing costs as much as asking for one object, and shows a thousand. */
  private static final long FOREIGN_IN_BUCKET = 100;

  /** In a folder each object that is listed costs about as much as one that is asked for. */
  private static final long FOREIGN_IN_FOLDER = 4;

  private final References references;
  private final Judge judge;
  private final StoreFindings findings;
  private final ProgressListener listener;
  private final long ratio;

  /**
   * @param store the store
   * @param references what the schema refers to in it
   * @param judge compares objects with references
   * @param findings is told of orphans
   * @param listener is told of folders that cannot be listed
   */
  SpanCheck(
      ObjectStore store,
      References references,
      Judge judge,
      StoreFindings findings,
      ProgressListener listener) {
    this.references = references;
    this.judge = judge;
    this.findings = findings;
    this.listener = listener;
    this.ratio =
        store.spec().address() instanceof StoreAddress.Bucket
            ? FOREIGN_IN_BUCKET
            : FOREIGN_IN_FOLDER;
  }

  /** Judges the references of a span. */
  void check(Span span) {
    if (findings.hasFailed()) {
      return;
    }
    try (ReferenceCursor cursor = references.from(span.from())) {
      if (span.listing().isPresent()) {
        list(span, cursor);
      }
      while (span.holds(cursor) && !findings.hasFailed()) {
        judge.asked(cursor.next());
      }
    }
  }

  /** Goes as far as the listing is of use. */
  private void list(Span span, ReferenceCursor cursor) {
    try (Stream<ObjectInfo> objects = span.listing().orElseThrow().get()) {
      new Merge(span, cursor, objects.iterator()).run();
    } catch (StorageException e) {
      if (judge.goesOnAfter(e)) {
        listener.warned(
            "A listing breaks off, so objects are asked for one by one, and orphans there are not counted: "
                + e.getMessage());
      }
    }
  }

  /** One listing beside the references, both in order of path. For one thread. */
  private final class Merge {

    private final Span span;
    private final ReferenceCursor cursor;
    private final Iterator<ObjectInfo> objects;
    private Optional<ObjectInfo> head = Optional.empty();
    private String parent = "";
    private boolean inFolder;
    private long foreign;
    private long matched;

    Merge(Span span, ReferenceCursor cursor, Iterator<ObjectInfo> objects) {
      this.span = span;
      this.cursor = cursor;
      this.objects = objects;
    }

    void run() {
      advance();
      while (span.holds(cursor) && !findings.hasFailed()) {
        Reference reference = cursor.peek();
        skipTo(reference.path());
        if (isGivenUp()) {
          return;
        }
        Optional<ObjectInfo> found = head.filter(o -> o.path().equals(reference.path()));
        matched += found.isPresent() ? 1 : 0;
        judge.listed(reference, found);
        cursor.next();
        if (found.isPresent() && !continuesAt(reference.path())) {
          advance();
        }
      }
      while (span.owned() && head.isPresent() && !findings.hasFailed()) {
        pass(head.get());
      }
    }

    private boolean continuesAt(String path) {
      return cursor.hasNext() && cursor.peek().path().equals(path);
    }

    private void skipTo(String path) {
      while (head.isPresent()
          && ObjectPath.BYTE_ORDER.compare(head.get().path(), path) < 0
          && !isGivenUp()) {
        pass(head.get());
      }
    }

    private void pass(ObjectInfo object) {
      if (span.owned() && !isInFolder(object.path())) {
        findings.orphan(object);
      }
      foreign++;
      advance();
    }

    /** Neighbours mostly have the same answer. */
    private boolean isInFolder(String path) {
      String own = path.substring(0, path.lastIndexOf('/') + 1);
      if (!own.equals(parent)) {
        parent = own;
        inFolder = references.isInFolder(path);
      }
      return inFolder;
    }

    private boolean isGivenUp() {
      return !span.owned() && foreign > FOREIGN + ratio * matched;
    }

    private void advance() {
      head = objects.hasNext() ? Optional.of(objects.next()) : Optional.empty();
    }
  }
}
