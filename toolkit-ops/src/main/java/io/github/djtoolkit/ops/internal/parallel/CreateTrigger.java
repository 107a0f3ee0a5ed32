package io.github.djtoolkit.ops.internal.parallel;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.definition.DefinitionReader;
import io.github.djtoolkit.sql.definition.DefinitionWriter;
import io.github.djtoolkit.sql.definition.TriggerDefinition;
import java.util.List;
import org.jooq.Query;

/**
 * Creates a trigger of a copy, after the rows are there: it must not fire for them.
 *
 * @param wanted the trigger's definition
 */
record CreateTrigger(TriggerDefinition wanted) implements Step {

  @Override
  public String action() {
    return "create_trigger";
  }

  @Override
  public TableName table() {
    return wanted.table();
  }

  @Override
  public String reason() {
    return "the source has trigger `" + wanted.name() + "`";
  }

  @Override
  public List<Query> statements() {
    return List.of(wanted.create());
  }

  @Override
  public boolean isDone(StepContext context) {
    return new DefinitionReader(context.db())
        .triggerNames(table().schema())
        .contains(wanted.name());
  }

  @Override
  public long run(StepContext context) {
    new DefinitionWriter(context.db()).create(wanted);
    return 0;
  }
}
