package io.github.djtoolkit.ops.internal.parallel;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.definition.DefinitionReader;
import io.github.djtoolkit.sql.definition.TableDefinition;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.template.Tables;
import java.util.List;
import org.jooq.Query;

/**
 * Creates a table of a copy with everything that belongs to it, foreign keys included, and reads it
 * back. The order of tables makes no difference: without checks of foreign keys a parent may come
 * later, and the server looks at the key then.
 *
 * @param wanted the table's definition
 */
public record CreateTable(TableDefinition wanted) implements Step {

  @Override
  public String action() {
    return "create_table";
  }

  @Override
  public TableName table() {
    return wanted.table();
  }

  @Override
  public String reason() {
    return "the source has it";
  }

  @Override
  public List<Query> statements() {
    return List.of(Tables.foreignKeyChecks(false), wanted.create(), Tables.foreignKeyChecks(true));
  }

  @Override
  public boolean isDone(StepContext context) {
    if (!SchemaReader.hasTable(context.db(), table())) {
      return false;
    }
    compare(context);
    return true;
  }

  @Override
  public long run(StepContext context) {
    context.db().execute(Tables.foreignKeyChecks(false));
    try {
      context.ddl().execute(table(), wanted.create());
    } finally {
      context.db().execute(Tables.foreignKeyChecks(true));
    }
    compare(context);
    return 0;
  }

  private void compare(StepContext context) {
    TableDefinition present = new DefinitionReader(context.db()).read(table());
    if (!present.sameButCounter(wanted)) {
      throw new ToolkitException(
          "copy_differs",
          table()
              + " has another definition than its original. If somebody changed one of them meanwhile, drop the unfinished"
              + " copy `"
              + table().schema()
              + "` and run the command again.");
    }
  }
}
