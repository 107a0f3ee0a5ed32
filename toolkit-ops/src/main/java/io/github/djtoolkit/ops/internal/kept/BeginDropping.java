package io.github.djtoolkit.ops.internal.kept;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.swap.SwapRecord;
import io.github.djtoolkit.sql.swap.SwapTable;
import java.util.List;
import org.jooq.Query;

/**
 * Notes in the record of a swap that there is no way back any more, after a last look at
 * everything.
 *
 * @param swap the swap
 */
public record BeginDropping(KeptSwap swap) implements Step {

  @Override
  public String action() {
    return "begin_dropping";
  }

  @Override
  public TableName table() {
    return store().name();
  }

  @Override
  public String reason() {
    return "A run that is interrupted goes on, and nobody takes half of it back.";
  }

  @Override
  public List<Query> statements() {
    return List.of(store().beginDropping());
  }

  @Override
  public boolean isDone(StepContext context) {
    return store()
        .read(context.db())
        .filter(r -> r.phase() == SwapRecord.Phase.DROPPING)
        .isPresent();
  }

  @Override
  public long run(StepContext context) {
    KeptCheck check = new KeptCheck(context.db(), swap);
    check.check();
    check.refuseSessions();
    context.db().execute(store().beginDropping());
    return 0;
  }

  private SwapTable store() {
    return new SwapTable(swap.home(), SwapRecord.Direction.FORWARD);
  }
}
