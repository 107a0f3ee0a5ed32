package io.github.djtoolkit.ops.internal.swap;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.definition.DefinitionWriter;
import io.github.djtoolkit.sql.swap.SwapRecord;
import io.github.djtoolkit.sql.swap.SwapTable;
import java.util.List;
import org.jooq.Query;

/**
 * Takes back a swap that was interrupted before the tables changed places: creates the triggers
 * that it dropped, and forgets it.
 *
 * @param home name of the schema that keeps the record
 * @param swap the swap
 */
public record PutBack(String home, SwapRecord swap) implements Step {

  @Override
  public String action() {
    return "put_back";
  }

  @Override
  public TableName table() {
    return store().name();
  }

  @Override
  public String reason() {
    return "A swap was interrupted before any table had moved.";
  }

  @Override
  public List<Query> statements() {
    return List.of(store().clear());
  }

  @Override
  public boolean isDone(StepContext context) {
    return store().read(context.db()).isEmpty();
  }

  @Override
  public long run(StepContext context) {
    new SwapProgress(context.db(), swap.facts())
        .lostTriggers()
        .forEach(new DefinitionWriter(context.db())::create);
    context.db().execute(store().clear());
    return 0;
  }

  private SwapTable store() {
    return new SwapTable(home, swap.direction());
  }
}
