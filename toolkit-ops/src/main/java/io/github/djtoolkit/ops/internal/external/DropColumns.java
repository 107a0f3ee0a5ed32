package io.github.djtoolkit.ops.internal.external;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.external.ExternalStage;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.internal.rows.Keys;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Query;

/**
 * Drops one side of a table's external columns: the legacy columns after finalize, once it is
 * proved that the JSON columns hold everything; or the JSON columns in a rollback of step 1, in
 * which the legacy columns are what counts.
 *
 * @param subject the table
 * @param side which columns go
 */
record DropColumns(ExternalTable subject, Side side) implements Step {

  enum Side {
    LEGACY,
    JSON
  }

  @Override
  public String action() {
    return side == Side.LEGACY ? "drop_legacy" : "rollback_convert";
  }

  @Override
  public TableName table() {
    return subject.name();
  }

  @Override
  public String reason() {
    return side == Side.LEGACY
        ? "The JSON columns hold everything; the legacy columns are not wanted any more."
        : "The legacy columns hold everything; the JSON columns are taken back.";
  }

  @Override
  public List<Query> statements() {
    return drops(subject);
  }

  @Override
  public boolean isDone(StepContext context) {
    return drops(subject.reread(context)).isEmpty();
  }

  @Override
  public long run(StepContext context) {
    ExternalTable now = subject.reread(context);
    if (side == Side.LEGACY) {
      refuseMissing(context.db(), now);
    }
    drops(now).forEach(q -> context.ddl().execute(table(), q));
    return 0;
  }

  private List<Query> drops(ExternalTable now) {
    if (side == Side.LEGACY) {
      return now.columnsAt(ExternalStage.FINALIZED).isEmpty() ? List.of() : now.ddl().dropLegacy();
    }
    return now.ddl().dropJson();
  }

  private void refuseMissing(DSLContext db, ExternalTable now) {
    long lost = Counts.sum(db.fetchSingle(now.rows().countMissing()));
    if (lost > 0) {
      throw new ToolkitException(
          "unconverted_values",
          lost
              + " external values of "
              + table()
              + " stand only in the columns that would be dropped. Rows: "
              + Keys.print(db.fetch(now.rows().sampleMissing(Keys.EXAMPLES)))
              + ". If a client of 2.x cleared them on purpose, set the legacy columns of these rows to NULL, or to 16 zero"
              + " bytes where NULL is not allowed, and run the command again.");
    }
  }
}
