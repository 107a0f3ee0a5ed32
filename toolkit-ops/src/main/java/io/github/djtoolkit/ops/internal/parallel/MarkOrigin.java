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
 * Lets the copy remember where it comes from, before it has a table: a run that is interrupted
 * finds by it that the copy is its own.
 *
 * @param schema name of the copy
 * @param origin where it comes from
 */
record MarkOrigin(String schema, SchemaOrigin origin) implements Step {

  @Override
  public String action() {
    return "remember_origin";
  }

  @Override
  public TableName table() {
    return new TableName(schema, OriginTable.NAME);
  }

  @Override
  public String reason() {
    return "the files of external columns lie under the name of the schema that wrote them";
  }

  @Override
  public List<Query> statements() {
    OriginTable table = new OriginTable(schema);
    return List.of(table.create(), table.remember(origin));
  }

  @Override
  public boolean isDone(StepContext context) {
    return Origins.of(context.db(), schema).isPresent();
  }

  @Override
  public long run(StepContext context) {
    statements().forEach(context.db()::execute);
    return 0;
  }
}
