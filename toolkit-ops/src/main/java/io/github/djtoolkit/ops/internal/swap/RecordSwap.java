package io.github.djtoolkit.ops.internal.swap;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.swap.SwapRecord;
import io.github.djtoolkit.sql.swap.SwapRecord.Direction;
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
    return store().name();
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
    return store()
        .read(context.db())
        .filter(r -> r.facts().equals(swap.facts()))
        .filter(
            r ->
                r.phase() == swap.phase() || new SwapProgress(context.db(), swap.facts()).renamed())
        .isPresent();
  }

  @Override
  public long run(StepContext context) {
    if (swap.direction() == Direction.FORWARD) {
      context.db().execute(new SwapTable(home, Direction.BACK).drop());
    }
    context.db().execute(store().create());
    store().write(context.db(), swap);
    return 0;
  }

  private SwapTable store() {
    return new SwapTable(home, swap.direction());
  }
}
