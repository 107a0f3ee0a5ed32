package io.github.djtoolkit.ops.internal.external;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.external.ExternalStage;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import java.util.List;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Select;

/**
 * Drops one side of a table's external columns, after a proof that the other side holds everything:
 * the legacy columns after finalize, or the JSON columns in a rollback of step 1.
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
    refuse(
        context,
        side == Side.LEGACY ? now.rows().countMissing() : now.rows().countUnknownToLegacy());
    drops(now).forEach(q -> context.ddl().execute(table(), q));
    return 0;
  }

  private List<Query> drops(ExternalTable now) {
    if (side == Side.LEGACY) {
      return now.columnsAt(ExternalStage.FINALIZED).isEmpty() ? List.of() : now.ddl().dropLegacy();
    }
    return now.ddl().dropJson();
  }

  private void refuse(StepContext context, Select<Record> count) {
    long lost = Counts.sum(context.db().fetchSingle(count));
    if (lost > 0) {
      throw new ToolkitException(
          side == Side.LEGACY ? "unconverted_values" : "written_by_2x",
          lost
              + " external values of "
              + table()
              + " stand only in the columns that would be dropped.");
    }
  }
}
