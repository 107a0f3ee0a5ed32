package io.github.djtoolkit.ops.internal.copy;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.internal.external.ExternalCopies;
import io.github.djtoolkit.ops.internal.external.TrackedPages;
import io.github.djtoolkit.ops.internal.rows.RepeatedWork;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.external.Conversion;
import java.util.List;

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
    List<Conversion> conversions = subject.copied().converted().conversions();
    TrackedPages pages = new TrackedPages(context.db());
    long written = 0;
    for (int i = 0; i < conversions.size(); i++) {
      int index = i;
      Conversion conversion = conversions.get(i);
      if (ExternalCopies.writes(conversion)) {
        written +=
            pages.count(
                (after, limit) -> subject.statements().objects(index, after, limit),
                object -> externals.write(conversion, object));
      }
    }
    return written;
  }
}
