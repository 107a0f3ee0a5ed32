package io.github.djtoolkit.ops.internal.external;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.store.TrackedObject;
import io.github.djtoolkit.ops.internal.pointer.Results;
import io.github.djtoolkit.sql.external.Conversion;
import io.github.djtoolkit.sql.pointer.Originals;
import io.github.djtoolkit.sql.pointer.WrittenAttachment;
import io.github.djtoolkit.storage.WriteResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;

/**
 * Writes the attachments that stale rows refer to, several at a time, and notes those of a page in
 * one statement, so that their originals can be removed one day. For one thread; starts others,
 * which do not use its connection.
 */
final class AttachmentPages implements AutoCloseable {

  private static final int SECONDS_TO_FINISH = 60;

  private final DSLContext db;
  private final ExternalTable subject;
  private final AttachmentStores stores;
  private final ExecutorService threads;

  /**
   * @param db where to ask for them, and where they are noted
   * @param subject the table
   * @param stores writes the objects
   * @param threads how many are written at once
   */
  AttachmentPages(DSLContext db, ExternalTable subject, AttachmentStores stores, int threads) {
    this.db = db;
    this.subject = subject;
    this.stores = stores;
    this.threads = Executors.newFixedThreadPool(threads);
  }

  /**
   * Writes those of one column. When it returns, all are noted.
   *
   * @param index which conversion
   * @return how many were not there yet
   * @throws ToolkitException naming store, object and rows, if one cannot be written
   */
  long write(int index) {
    Conversion conversion = subject.conversions().get(index);
    return new TrackedPages(db)
        .sum(
            (after, limit) -> subject.rows().staleObjects(index, after, limit),
            page ->
                write(
                    conversion,
                    page.stream().filter(o -> o.attachmentName().isPresent()).toList()));
  }

  private long write(Conversion conversion, List<TrackedObject> attachments) {
    ReferringRows rows = new ReferringRows(db, subject.table(), conversion.column());
    List<Future<WriteResult>> tasks =
        attachments.stream().map(a -> threads.submit(() -> stores.write(conversion, a))).toList();
    List<WriteResult> results = new ArrayList<>();
    try {
      for (int i = 0; i < tasks.size(); i++) {
        Future<WriteResult> task = tasks.get(i);
        results.add(
            rows.naming(
                attachments.get(i), () -> Results.of(task, "attachments were being written")));
      }
    } finally {
      tasks.forEach(task -> task.cancel(false));
    }
    note(conversion, attachments, results);
    return results.stream().filter(r -> r.outcome() == WriteResult.Outcome.WRITTEN).count();
  }

  private void note(
      Conversion conversion, List<TrackedObject> attachments, List<WriteResult> results) {
    ExternalColumn column = conversion.column();
    List<WrittenAttachment> written = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      TrackedObject attachment = attachments.get(i);
      written.add(
          new WrittenAttachment(
              column.table().table() + "." + column.jsonName(),
              conversion.store(),
              stores.legacyPath(conversion, attachment),
              results.get(i).path(),
              results.get(i).md5(),
              results.get(i).size(),
              attachment.attachmentName().orElseThrow()));
    }
    if (!written.isEmpty()) {
      db.execute(new Originals(subject.name().schema()).note(written));
    }
  }

  /** Waits for what is being written: nothing is to be half written when a run has ended. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
