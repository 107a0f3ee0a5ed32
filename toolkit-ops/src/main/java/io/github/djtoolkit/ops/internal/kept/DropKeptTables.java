package io.github.djtoolkit.ops.internal.kept;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.session.MySqlErrors;
import io.github.djtoolkit.sql.template.Tables;
import java.util.List;
import org.jooq.Query;
import org.jooq.exception.DataAccessException;

/**
 * Drops all tables that were kept in one statement, which the server refuses where a table that
 * stays refers to one of them, whether the user may see that or not.
 *
 * @param swap the swap that kept them
 * @param tables the tables
 */
public record DropKeptTables(KeptSwap swap, List<TableName> tables) implements Step {

  private static final int REFERENCED = 3730;

  /**
   * Copies the list.
   *
   * @param swap the swap that kept them
   * @param tables the tables
   */
  public DropKeptTables {
    tables = List.copyOf(tables);
  }

  @Override
  public String action() {
    return "drop_tables";
  }

  @Override
  public TableName table() {
    return tables.get(0);
  }

  @Override
  public String reason() {
    return "The former tables are not needed any more.";
  }

  @Override
  public List<Query> statements() {
    return List.of(Tables.drop(tables));
  }

  @Override
  public boolean isDone(StepContext context) {
    return swap.tables(context.db()).isEmpty();
  }

  @Override
  public long run(StepContext context) {
    try {
      context.ddl().execute(table(), Tables.drop(swap.tables(context.db())));
    } catch (DataAccessException e) {
      if (MySqlErrors.number(e).filter(n -> n == REFERENCED).isEmpty()) {
        throw e;
      }
      throw new ToolkitException(
          "kept_referenced",
          "A foreign key leads to the kept schemas: "
              + MySqlErrors.message(e)
              + " Nothing was dropped. Drop that key and run the command again.",
          e);
    }
    return 0;
  }
}
