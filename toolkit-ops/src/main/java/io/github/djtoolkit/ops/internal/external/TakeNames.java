package io.github.djtoolkit.ops.internal.external;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.external.ExternalStage;
import io.github.djtoolkit.model.schema.ForeignKey;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.journal.UndoFact;
import io.github.djtoolkit.sql.key.KeyRange;
import io.github.djtoolkit.sql.template.Tables;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Query;

/**
 * Finalizes one table: under a lock that keeps other writers out, converts what an old client wrote
 * since step 1, proves that no value is left behind, drops the foreign keys to the tracking tables
 * and gives the names to the JSON columns. No statement rebuilds the table.
 *
 * @param subject the table, its columns in stage CONVERTED or RENAMING
 * @param attachments writes attachments that came since
 */
record TakeNames(ExternalTable subject, WriteAttachments attachments) implements Step {

  @Override
  public String action() {
    return "finalize";
  }

  @Override
  public TableName table() {
    return subject.name();
  }

  @Override
  public String reason() {
    return "The JSON columns take the names; the legacy columns are kept as "
        + subject.columns().get(0).column()
        + "_v1 and so on.";
  }

  @Override
  public List<Query> statements() {
    List<Query> all = new ArrayList<>();
    all.addAll(attachments.statements());
    all.add(lock(subject));
    all.add(subject.rows().convert(KeyRange.ALL));
    all.addAll(subject.ddl().takeNames());
    all.add(Tables.unlock());
    return all;
  }

  @Override
  public boolean isDone(StepContext context) {
    return subject.reread(context).columns().stream()
        .allMatch(c -> c.stage() == ExternalStage.FINALIZED);
  }

  @Override
  public long run(StepContext context) {
    ExternalTable now = subject.reread(context);
    for (ForeignKey key : now.ddl().foreignKeys().toList()) {
      context
          .undo()
          .remember(
              new UndoFact(
                  UndoFact.Kind.FOREIGN_KEY, table().table(), key.name(), key.columns().get(0)));
    }
    DSLContext db = context.db();
    attachments.statements().forEach(db::execute);
    context.ddl().execute(table(), lock(now));
    try {
      long caughtUp = open(db, now) == 0 ? 0 : catchUp(db, now);
      now.ddl().takeNames().forEach(q -> context.ddl().execute(table(), q));
      return caughtUp;
    } finally {
      db.execute(Tables.unlock());
    }
  }

  private Query lock(ExternalTable now) {
    List<TableName> written = new ArrayList<>(now.locked());
    attachments.list().forEach(list -> written.add(list.name()));
    return Tables.lock(written, now.rows().readTables());
  }

  private long catchUp(DSLContext db, ExternalTable now) {
    new WriteAttachments(now, attachments.stores(), attachments.threads()).write(db);
    long caughtUp = db.execute(now.rows().convert(KeyRange.ALL));
    long left = open(db, now);
    if (left > 0) {
      throw new ToolkitException(
          "unconverted_values",
          left
              + " external values of "
              + table()
              + " are not converted, so the table is not finalized.");
    }
    return caughtUp;
  }

  private static long open(DSLContext db, ExternalTable now) {
    return Counts.sum(db.fetchSingle(now.rows().countOpen()));
  }
}
