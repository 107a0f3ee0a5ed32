package io.github.djtoolkit.ops.internal.external;

import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.pointer.MovedObjects;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Query;

/**
 * Writes the attachments of one table as 2.x wants them, file name and content in one object, and
 * notes each, before any row refers to them. The originals stay. An object that is there and right
 * is not written again.
 *
 * @param subject the table, its columns in stage CONVERTED
 * @param stores writes the objects
 * @param threads how many objects are written at once
 */
record WriteAttachments(ExternalTable subject, AttachmentStores stores, int threads)
    implements Step {

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
    return list().stream().map(MovedObjects::create).toList();
  }

  @Override
  public boolean isDone(StepContext context) {
    return false;
  }

  @Override
  public long run(StepContext context) {
    statements().forEach(context.db()::execute);
    return write(context.db());
  }

  /** The list in which attachments are noted; none where the table has no attachments. */
  List<MovedObjects> list() {
    return subject.conversions().stream().anyMatch(c -> c.has(ExternalKind.ATTACH))
        ? List.of(new MovedObjects(table().schema()))
        : List.of();
  }

  /** Writes what is missing for stale rows, as they are now; the list must be there. */
  long write(DSLContext db) {
    long written = 0;
    try (AttachmentPages pages = new AttachmentPages(db, subject, stores, threads)) {
      for (int i = 0; i < subject.conversions().size(); i++) {
        if (subject.conversions().get(i).has(ExternalKind.ATTACH)) {
          written += pages.write(i);
        }
      }
    }
    return written;
  }
}
