package io.github.djtoolkit.ops.internal.parallel;

import io.github.djtoolkit.model.schema.SchemaOrigin;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.origin.OriginTable;
import io.github.djtoolkit.sql.origin.Origins;
import java.util.List;
import org.jooq.Query;

/**
 * Notes that the copy is whole.
 *
 * @param schema name of the copy
 */
record FinishCopy(String schema) implements Step {

  @Override
  public String action() {
    return "finish_copy";
  }

  @Override
  public TableName table() {
    return new TableName(schema, OriginTable.NAME);
  }

  @Override
  public String reason() {
    return "everything is there";
  }

  @Override
  public List<Query> statements() {
    return List.of(new OriginTable(schema).state(SchemaOrigin.State.COMPLETE));
  }

  @Override
  public boolean isDone(StepContext context) {
    return Origins.of(context.db(), schema)
        .filter(o -> o.state() == SchemaOrigin.State.COMPLETE)
        .isPresent();
  }

  @Override
  public long run(StepContext context) {
    statements().forEach(context.db()::execute);
    return 0;
  }
}
