package io.github.djtoolkit.ops.internal.external;

import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.model.store.TrackedObject;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.external.Conversion;
import io.github.djtoolkit.sql.external.ExternalStatements;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.Record4;
import org.jooq.Result;

/**
 * Writes the attachments of one table as 2.x wants them, file name and content in one object,
 * before any row refers to them. The originals stay. An object that is there and right is not
 * written again.
 *
 * @param subject the table, its columns in stage CONVERTED
 * @param stores writes the objects
 */
record WriteAttachments(ExternalTable subject, AttachmentStores stores) implements Step {

  private static final int PAGE = 500;

  @Override
  public String action() {
    return "write_attachments";
  }

  @Override
  public TableName table() {
    return subject.name();
  }

  @Override
  public String reason() {
    return "2.x reads an attachment's name and content from one object.";
  }

  @Override
  public List<Query> statements() {
    return List.of();
  }

  @Override
  public boolean isDone(StepContext context) {
    return false;
  }

  @Override
  public long run(StepContext context) {
    return write(context.db());
  }

  /** Writes what is missing for stale rows, as they are now. */
  long write(DSLContext db) {
    long written = 0;
    for (int i = 0; i < subject.conversions().size(); i++) {
      if (subject.conversions().get(i).has(ExternalKind.ATTACH)) {
        written += write(db, i);
      }
    }
    return written;
  }

  private long write(DSLContext db, int index) {
    Conversion conversion = subject.conversions().get(index);
    ExternalStatements rows = subject.rows();
    Optional<byte[]> after = Optional.empty();
    long written = 0;
    while (true) {
      Result<Record4<byte[], Long, String, String>> page =
          db.fetch(rows.staleObjects(index, after, PAGE));
      for (Record4<byte[], Long, String, String> row : page) {
        TrackedObject object = ExternalStatements.toTracked(row);
        if (object.attachmentName().isPresent() && stores.write(conversion, object)) {
          written++;
        }
      }
      if (page.size() < PAGE) {
        return written;
      }
      after = Optional.of(page.get(page.size() - 1).value1());
    }
  }
}
