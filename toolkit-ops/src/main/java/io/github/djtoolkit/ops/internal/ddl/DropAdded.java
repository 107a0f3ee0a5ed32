package io.github.djtoolkit.ops.internal.ddl;

import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.template.Alter;
import io.github.djtoolkit.sql.template.Tables;
import java.util.List;
import java.util.Optional;
import org.jooq.Query;

/**
 * Takes back what the toolkit added to a schema: columns of a table, or the whole table.
 *
 * @param table the table
 * @param columns the columns that were added; empty where the table itself was
 */
public record DropAdded(TableName table, List<String> columns) implements Step {

  /**
   * Copies the list.
   *
   * @param table the table
   * @param columns the columns that were added; empty where the table itself was
   */
  public DropAdded {
    columns = List.copyOf(columns);
  }

  @Override
  public String action() {
    return "rollback_add";
  }

  @Override
  public String reason() {
    return "The migration added it, and 0.14 does not know it.";
  }

  @Override
  public List<Query> statements() {
    return List.of(drop(columns));
  }

  @Override
  public boolean isDone(StepContext context) {
    return left(context).isEmpty();
  }

  @Override
  public long run(StepContext context) {
    left(context).ifPresent(q -> context.ddl().execute(table, q));
    return 0;
  }

  private Optional<Query> left(StepContext context) {
    SchemaSnapshot now = new SchemaReader(context.db()).read(table.schema());
    Optional<Table> present = now.table(table.table());
    if (present.isEmpty()) {
      return Optional.empty();
    }
    List<String> there = columns.stream().filter(c -> present.get().column(c).isPresent()).toList();
    return columns.isEmpty() || !there.isEmpty() ? Optional.of(drop(there)) : Optional.empty();
  }

  private Query drop(List<String> which) {
    if (columns.isEmpty()) {
      return Tables.drop(table);
    }
    Alter alter = Alter.table(table);
    for (String column : which) {
      alter = alter.dropColumn(column);
    }
    return alter.instant();
  }
}
