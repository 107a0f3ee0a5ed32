package io.github.djtoolkit.ops.internal.parallel;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.definition.DefinitionReader;
import io.github.djtoolkit.sql.definition.SchemaDefinition;
import io.github.djtoolkit.sql.read.SchemaReader;
import java.util.List;
import org.jooq.Query;

/**
 * Creates the schema of a copy with the source's character set, or gives it to an empty schema that
 * is there.
 *
 * @param wanted the schema with its options
 */
public record CreateSchema(SchemaDefinition wanted) implements Step {

  @Override
  public String action() {
    return "create_schema";
  }

  @Override
  public TableName table() {
    return new TableName(wanted.schema(), "");
  }

  @Override
  public String reason() {
    return "the copy needs a schema with the source's character set";
  }

  @Override
  public List<Query> statements() {
    return List.of(wanted.create());
  }

  @Override
  public boolean makesSchema() {
    return true;
  }

  @Override
  public boolean isDone(StepContext context) {
    return exists(context)
        && new DefinitionReader(context.db()).readSchema(wanted.schema()).equals(wanted);
  }

  @Override
  public long run(StepContext context) {
    context.db().execute(exists(context) ? wanted.alter() : wanted.create());
    return 0;
  }

  private boolean exists(StepContext context) {
    return SchemaReader.contents(context.db(), List.of(wanted.schema()))
        .containsKey(wanted.schema());
  }
}
