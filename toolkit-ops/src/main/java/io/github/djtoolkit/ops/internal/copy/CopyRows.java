package io.github.djtoolkit.ops.internal.copy;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.internal.rows.Retries;
import io.github.djtoolkit.ops.plan.ProgressMeter;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.copy.CopyStatements;
import io.github.djtoolkit.sql.key.KeyRange;
import io.github.djtoolkit.sql.key.KeyRanges;
import io.github.djtoolkit.sql.template.Tables;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.exception.DataAccessException;

/**
 * Copies the rows of one table in ranges of its key, each in a transaction of its own. A range that
 * is there is recognised, so the step goes on where it was stopped. A table without a key, or the
 * first rows of one, are copied by one statement.
 *
 * @param subject the table
 */
record CopyRows(CopySubject subject) implements Step {

  @Override
  public String action() {
    return "copy";
  }

  @Override
  public TableName table() {
    return subject.name();
  }

  @Override
  public String reason() {
    return "Rows of " + subject.source() + " are not there.";
  }

  @Override
  public List<Query> statements() {
    List<Query> all = new ArrayList<>();
    if (!subject.unchecked().isEmpty()) {
      all.add(Tables.foreignKeyChecks(false));
    }
    all.add(subject.statements().insert(KeyRange.ALL));
    return all;
  }

  @Override
  public boolean isDone(StepContext context) {
    CopyStatements rows = subject.statements();
    if (subject.isKeyed()) {
      return context.db().fetch(rows.findMissing()).isEmpty();
    }
    return context
        .db()
        .fetchSingle(rows.sourceFingerprint())
        .equals(context.db().fetchSingle(rows.destinationFingerprint()));
  }

  @Override
  public long run(StepContext context) {
    CopyStatements rows = subject.statements();
    boolean fresh = context.db().fetch(rows.findAny()).isEmpty();
    if (!fresh && !subject.isKeyed()) {
      throw new ToolkitException(
          "destination_not_empty",
          table()
              + " has rows and no primary key, so nobody can tell which rows of "
              + subject.source()
              + " are missing. Empty it, or add a key to both tables.");
    }
    ProgressMeter meter = context.meter(table(), subject.expected(), subject.size().bytesPerRow());
    long copied;
    if (subject.isOneStatement()) {
      copied = copy(context.db(), KeyRange.ALL, fresh);
      meter.accept(copied);
    } else {
      copied =
          subject
              .ranges(context)
              .run(
                  KeyRanges.of(subject.copied().source()),
                  (db, range) -> copy(db, range, fresh),
                  meter);
    }
    subject.lock().assertHeld();
    return copied;
  }

  private long copy(DSLContext db, KeyRange range, boolean fresh) {
    CopyStatements rows = subject.statements();
    try {
      db.execute(Tables.foreignKeyChecks(subject.unchecked().isEmpty()));
      boolean whole = fresh || db.fetch(rows.findPresent(range)).isEmpty();
      Query insert = whole ? rows.insert(range) : rows.insertMissing(range);
      return Retries.onLocks(() -> db.execute(insert));
    } catch (DataAccessException e) {
      throw CopyErrors.explain(db, subject, e);
    }
  }
}
