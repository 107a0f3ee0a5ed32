package io.github.djtoolkit.ops.internal.external;

import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.internal.rows.RepeatedWork;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.external.Conversion;
import org.jooq.DSLContext;

/**
 * Writes the attachments of one table as 2.x wants them, file name and content in one object,
 * before any row refers to them. The originals stay. An object that is there and right is not
 * written again.
 *
 * @param subject the table, its columns in stage CONVERTED
 * @param stores writes the objects
 */
record WriteAttachments(ExternalTable subject, AttachmentStores stores) implements RepeatedWork {

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
  public long run(StepContext context) {
    return write(context.db());
  }

  /** Writes what is missing for stale rows, as they are now. */
  long write(DSLContext db) {
    TrackedPages pages = new TrackedPages(db);
    long written = 0;
    for (int i = 0; i < subject.conversions().size(); i++) {
      int index = i;
      Conversion conversion = subject.conversions().get(i);
      if (conversion.has(ExternalKind.ATTACH)) {
        ReferringRows rows = new ReferringRows(db, subject.table(), conversion.column());
        written +=
            pages.count(
                (after, limit) -> subject.rows().staleObjects(index, after, limit),
                object ->
                    object.attachmentName().isPresent()
                        && rows.naming(object, () -> stores.write(conversion, object)));
      }
    }
    return written;
  }
}
