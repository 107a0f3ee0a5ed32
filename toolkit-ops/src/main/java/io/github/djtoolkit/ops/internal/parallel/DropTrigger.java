package io.github.djtoolkit.ops.internal.parallel;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.definition.DefinitionReader;
import io.github.djtoolkit.sql.definition.TriggerDefinition;
import java.util.List;
import org.jooq.Query;

/**
 * Drops a trigger of an unfinished copy, so that it does not fire for rows that are still to come;
 * it is created again after them.
 *
 * @param wanted the trigger's definition
 */
record DropTrigger(TriggerDefinition wanted) implements Step {

  @Override
  public String action() {
    return "drop_trigger";
  }

  @Override
  public TableName table() {
    return wanted.table();
  }

  @Override
  public String reason() {
    return "an earlier run was interrupted, and rows may still come";
  }

  @Override
  public List<Query> statements() {
    return List.of();
  }

  @Override
  public boolean isDone(StepContext context) {
    return !new DefinitionReader(context.db())
        .triggerNames(table().schema())
        .contains(wanted.name());
  }

  @Override
  public long run(StepContext context) {
    context.ddl().execute(table(), wanted.drop());
    return 0;
  }
}
