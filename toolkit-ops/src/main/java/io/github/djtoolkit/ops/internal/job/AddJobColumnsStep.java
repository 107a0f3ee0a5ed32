package io.github.djtoolkit.ops.internal.job;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.internal.ddl.InstantAlter;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.definition.DefinitionReader;
import io.github.djtoolkit.sql.definition.TableDefinition;
import io.github.djtoolkit.sql.job.JobColumn;
import io.github.djtoolkit.sql.journal.UndoFact;
import io.github.djtoolkit.sql.template.Alter;
import java.util.List;
import org.jooq.Query;

/**
 * Adds the columns for job metadata to one table.
 *
 * @param table the table
 * @param columns the columns that it lacks
 */
record AddJobColumnsStep(TableName table, List<JobColumn> columns) implements Step {

  AddJobColumnsStep {
    columns = List.copyOf(columns);
  }

  @Override
  public String action() {
    return "add_job_columns";
  }

  @Override
  public String reason() {
    return "2.x notes there when, how long and with which code a row was computed.";
  }

  @Override
  public List<Query> statements() {
    return List.of(alter(columns).instant());
  }

  @Override
  public boolean isDone(StepContext context) {
    return missing(context).isEmpty();
  }

  @Override
  public long run(StepContext context) {
    List<JobColumn> missing = missing(context);
    for (JobColumn column : missing) {
      context
          .undo()
          .remember(
              new UndoFact(UndoFact.Kind.ADDED_COLUMN, table.table(), column.columnName(), ""));
    }
    InstantAlter.run(context, table, alter(missing), false);
    return 0;
  }

  private List<JobColumn> missing(StepContext context) {
    TableDefinition now = new DefinitionReader(context.db()).read(table);
    return columns.stream().filter(c -> now.column(c.columnName()).isEmpty()).toList();
  }

  private Alter alter(List<JobColumn> added) {
    Alter alter = Alter.table(table);
    for (JobColumn column : added) {
      alter = alter.add(column.columnName(), column.definition());
    }
    return alter;
  }
}
