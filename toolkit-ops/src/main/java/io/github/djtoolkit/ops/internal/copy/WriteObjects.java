package io.github.djtoolkit.ops.internal.copy;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.internal.external.ExternalCopies;
import io.github.djtoolkit.ops.internal.external.TrackedPages;
import io.github.djtoolkit.ops.internal.rows.RepeatedWork;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.copy.CopiedTable;
import io.github.djtoolkit.sql.external.Conversion;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record4;
import org.jooq.Select;

/**
 * Writes the attachments to which the copied rows will refer, as 2.x reads them, before any row
 * does. The originals stay, and what is there is not written again.
 *
 * @param subject the table
 * @param externals writes the objects
 */
record WriteObjects(CopySubject subject, ExternalCopies externals) implements RepeatedWork {

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
    return write(context.db(), subject.copied(), externals, subject.statements()::objects);
  }

  /** The objects of one converted column behind a hash, a page of them. */
  @FunctionalInterface
  interface Objects {

    Select<Record4<byte[], Long, String, String>> page(
        int column, Optional<byte[]> after, int limit);
  }

  /** Writes the attachments among some objects. */
  static long write(DSLContext db, CopiedTable copied, ExternalCopies externals, Objects objects) {
    List<Conversion> conversions = copied.converted().conversions();
    TrackedPages pages = new TrackedPages(db);
    long written = 0;
    for (int i = 0; i < conversions.size(); i++) {
      int index = i;
      Conversion conversion = conversions.get(i);
      if (ExternalCopies.writes(conversion)) {
        written +=
            pages.count(
                (after, limit) -> objects.page(index, after, limit),
                object -> externals.write(db, copied.source(), conversion, object));
      }
    }
    return written;
  }
}
