package io.github.djtoolkit.ops.internal.swap;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.swap.SwapRecord;
import io.github.djtoolkit.sql.swap.SwapTable;
import java.util.List;
import org.jooq.Query;

/**
 * Notes that a swap is complete.
 *
 * @param home name of the schema that keeps the record
 * @param direction which way the swap went
 */
public record CloseSwap(String home, SwapRecord.Direction direction) implements Step {

  @Override
  public String action() {
    return "close";
  }

  @Override
  public TableName table() {
    return store().name();
  }

  @Override
  public String reason() {
    return "The swap is complete.";
  }

  @Override
  public List<Query> statements() {
    return List.of(store().close(direction));
  }

  @Override
  public boolean isDone(StepContext context) {
    return store().read(context.db()).filter(r -> r.phase() == SwapRecord.Phase.DONE).isPresent();
  }

  @Override
  public long run(StepContext context) {
    context.db().execute(store().close(direction));
    return 0;
  }

  private SwapTable store() {
    return new SwapTable(home, direction);
  }
}
