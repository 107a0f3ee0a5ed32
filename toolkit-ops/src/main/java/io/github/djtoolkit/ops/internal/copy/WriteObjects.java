package io.github.djtoolkit.ops.internal.copy;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.internal.external.ExternalCopies;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.copy.CopiedTable;
import io.github.djtoolkit.sql.external.Conversion;
import io.github.djtoolkit.sql.external.ExternalStatements;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.Record4;
import org.jooq.Result;
import org.jooq.Select;

/**
 * Writes the attachments to which the copied rows will refer, as 2.x reads them, before any row
 * does. The originals stay, and what is there is not written again.
 *
 * @param subject the table
 * @param externals writes the objects
 */
record WriteObjects(CopySubject subject, ExternalCopies externals) implements Step {

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
    long written = 0;
    for (int i = 0; i < conversions.size(); i++) {
      if (ExternalCopies.writes(conversions.get(i))) {
        written += write(db, i, conversions.get(i), externals, objects);
      }
    }
    return written;
  }

  private static long write(
      DSLContext db, int index, Conversion conversion, ExternalCopies externals, Objects objects) {
    long written = 0;
    Optional<byte[]> after = Optional.empty();
    while (true) {
      Result<Record4<byte[], Long, String, String>> page =
          db.fetch(objects.page(index, after, PAGE));
      for (Record4<byte[], Long, String, String> row : page) {
        if (externals.write(conversion, ExternalStatements.toTracked(row))) {
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
