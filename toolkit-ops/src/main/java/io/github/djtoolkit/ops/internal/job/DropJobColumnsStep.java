package io.github.djtoolkit.ops.internal.job;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.internal.ddl.InstantAlter;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.definition.DefinitionReader;
import io.github.djtoolkit.sql.definition.TableDefinition;
import io.github.djtoolkit.sql.journal.UndoFact;
import io.github.djtoolkit.sql.template.Alter;
import java.util.List;
import org.jooq.Query;

/**
 * Drops the columns for job metadata that the toolkit added to one table, and forgets that it did.
 *
 * @param table the table
 * @param facts the columns that were added
 */
record DropJobColumnsStep(TableName table, List<UndoFact> facts) implements Step {

  DropJobColumnsStep {
    facts = List.copyOf(facts);
  }

  @Override
  public String action() {
    return "drop_job_columns";
  }

  @Override
  public String reason() {
    return "The toolkit added these columns; 0.14 does not know them.";
  }

  @Override
  public List<Query> statements() {
    return List.of(alter(facts.stream().map(UndoFact::subject).toList()).instant());
  }

  @Override
  public boolean isDone(StepContext context) {
    return present(context).isEmpty()
        && context.undo().facts().stream().noneMatch(facts::contains);
  }

  @Override
  public long run(StepContext context) {
    List<String> present = present(context);
    if (!present.isEmpty()) {
      InstantAlter.run(context, table, alter(present), false);
    }
    facts.forEach(context.undo()::forget);
    return 0;
  }

  private List<String> present(StepContext context) {
    TableDefinition now = new DefinitionReader(context.db()).read(table);
    return facts.stream()
        .map(UndoFact::subject)
        .filter(c -> now.column(c).isPresent())
        .toList();
  }

  private Alter alter(List<String> columns) {
    Alter alter = Alter.table(table);
    for (String column : columns) {
      alter = alter.dropColumn(column);
    }
    return alter;
  }
}
