package io.github.djtoolkit.ops.internal.backup;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.lineage.LineageTable;
import io.github.djtoolkit.sql.swap.LineageMove;
import java.util.List;
import org.jooq.Query;

/**
 * Lets the lineage of a schema that was restored, and taken back, name the destination again: an
 * undo lets it name the schema that it lies in.
 *
 * @param move the schemas
 */
public record NameLineage(LineageMove move) implements Step {

  @Override
  public String action() {
    return "name_lineage";
  }

  @Override
  public TableName table() {
    return new TableName(move.holder(), LineageTable.NAME);
  }

  @Override
  public String reason() {
    return "What was restored before was taken back.";
  }

  @Override
  public List<Query> statements() {
    return List.of(move.update());
  }

  @Override
  public boolean isDone(StepContext context) {
    return !LineageMove.anyPending(context.db(), List.of(move));
  }

  @Override
  public long run(StepContext context) {
    return context.db().execute(move.update());
  }
}
