package io.github.djtoolkit.ops.internal.parallel;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.definition.DefinitionReader;
import io.github.djtoolkit.sql.definition.DefinitionWriter;
import io.github.djtoolkit.sql.definition.ViewDefinition;
import io.github.djtoolkit.sql.read.SchemaReader;
import java.util.List;
import org.jooq.Query;

/**
 * Creates a view of a copy over the tables of the copy.
 *
 * @param wanted the view's definition
 */
record CreateView(ViewDefinition wanted) implements Step {

  @Override
  public String action() {
    return "create_view";
  }

  @Override
  public TableName table() {
    return wanted.view();
  }

  @Override
  public String reason() {
    return "the source has it";
  }

  @Override
  public List<Query> statements() {
    return List.of(wanted.create());
  }

  @Override
  public boolean isDone(StepContext context) {
    return exists(context) && new DefinitionReader(context.db()).readView(table()).equals(wanted);
  }

  @Override
  public long run(StepContext context) {
    DefinitionWriter writer = new DefinitionWriter(context.db());
    if (exists(context)) {
      writer.createOrReplace(wanted);
    } else {
      writer.create(wanted);
    }
    if (!new DefinitionReader(context.db()).readView(table()).equals(wanted)) {
      context
          .listener()
          .warned(
              "The server prints view "
                  + table()
                  + " in other words than its original. Compare both.");
    }
    return 0;
  }

  private boolean exists(StepContext context) {
    return SchemaReader.hasTable(context.db(), table());
  }
}
