package io.github.djtoolkit.ops.internal.ddl;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.template.Tables;
import java.util.List;
import org.jooq.Query;

/**
 * Drops a table, after a look under a lock that it holds no row.
 *
 * @param table the table
 * @param reason why it may go
 */
public record DropEmptyTable(TableName table, String reason) implements Step {

  @Override
  public String action() {
    return "drop_empty_table";
  }

  @Override
  public List<Query> statements() {
    return List.of(Tables.drop(table));
  }

  @Override
  public boolean isDone(StepContext context) {
    return new SchemaReader(context.db()).read(table.schema()).table(table.table()).isEmpty();
  }

  @Override
  public long run(StepContext context) {
    context.ddl().execute(table, Tables.lock(List.of(table), java.util.Map.of()));
    try {
      if (context.db().fetchExists(Tables.all(table))) {
        throw new ToolkitException(
            "table_not_empty",
            table
                + " holds rows, so it is not dropped. Look at them, and move or delete them yourself.");
      }
      context.ddl().execute(table, Tables.drop(table));
      return 0;
    } finally {
      context.db().execute(Tables.unlock());
    }
  }
}
