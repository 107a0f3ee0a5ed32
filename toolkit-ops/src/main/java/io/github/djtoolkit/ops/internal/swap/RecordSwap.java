package io.github.djtoolkit.ops.internal.swap;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.swap.SwapRecord;
import io.github.djtoolkit.sql.swap.SwapTable;
import java.util.List;
import org.jooq.Query;

/**
 * Writes a swap down before it begins.
 *
 * @param home name of the schema that keeps the record
 * @param swap what is written
 */
public record RecordSwap(String home, SwapRecord swap) implements Step {

  @Override
  public String action() {
    return "record";
  }

  @Override
  public TableName table() {
    return new TableName(home, SwapTable.NAME);
  }

  @Override
  public String reason() {
    return "A swap that is interrupted is recognised by this, and completed or taken back.";
  }

  @Override
  public List<Query> statements() {
    return List.of(store().create());
  }

  @Override
  public boolean isDone(StepContext context) {
    return SwapTable.schemas(context.db()).contains(home)
        && store()
            .read(context.db())
            .filter(r -> r.facts().equals(swap.facts()) && r.direction() == swap.direction())
            .isPresent();
  }

  @Override
  public long run(StepContext context) {
    context.db().execute(store().create());
    store().write(context.db(), swap);
    return 0;
  }

  private SwapTable store() {
    return new SwapTable(home);
  }
}
