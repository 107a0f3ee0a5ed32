package io.github.djtoolkit.ops.internal.external;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.internal.rows.ParallelRanges;
import io.github.djtoolkit.ops.internal.rows.Retries;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.external.ExternalStatements;
import io.github.djtoolkit.sql.key.KeyRange;
import io.github.djtoolkit.sql.key.KeyRanges;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.Query;

/**
 * Fills the JSON columns of one table in ranges of its key. A row that is right already is left
 * alone, so the step goes on where it was stopped, and catches up with what an old client wrote
 * meanwhile.
 *
 * @param subject the table, its columns in stage CONVERTED
 * @param pending stale values, counted when the plan was made
 * @param connections how many connections work
 */
record ConvertRows(ExternalTable subject, long pending, int connections) implements Step {

  private static final int ROWS_PER_RANGE = 10_000;

  @Override
  public String action() {
    return "convert";
  }

  @Override
  public TableName table() {
    return subject.name();
  }

  @Override
  public String reason() {
    return pending + " external values have no metadata that 2.x reads.";
  }

  @Override
  public List<Query> statements() {
    return List.of(subject.rows().convert(KeyRange.ALL));
  }

  @Override
  public boolean isDone(StepContext context) {
    return context.db().fetch(subject.rows().findStale()).isEmpty();
  }

  @Override
  public long run(StepContext context) {
    ExternalStatements rows = subject.rows();
    AtomicLong done = new AtomicLong();
    long changed =
        new ParallelRanges(context, connections, ROWS_PER_RANGE)
            .run(
                KeyRanges.of(subject.table()),
                (db, range) -> Retries.onLocks(() -> db.execute(rows.convert(range))),
                n -> context.progress(table(), done.addAndGet(n), pending));
    return changed;
  }
}
