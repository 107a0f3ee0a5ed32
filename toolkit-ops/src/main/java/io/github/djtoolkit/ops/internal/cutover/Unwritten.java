package io.github.djtoolkit.ops.internal.cutover;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.model.schema.TableTier;
import io.github.djtoolkit.ops.internal.swap.SwapCheck;
import io.github.djtoolkit.ops.internal.swap.TableSums;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.swap.SwapFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;

/** Refuses to take a cut-over back where production was written to since. Immutable. */
public final class Unwritten implements SwapCheck {

  private final Map<TableName, String> expected;
  private final List<TableName> now;

  /**
   * @param facts the swap that takes the cut-over back
   * @param expected checksums of production's tables when they came
   */
  public Unwritten(SwapFacts facts, Map<TableName, String> expected) {
    this.expected = new TreeMap<>(expected);
    this.now = facts.leaving().stream().filter(t -> t.tier() != TableTier.HIDDEN).toList();
  }

  @Override
  public void prepare(StepContext context) {
    refuse(context.db(), context.listener());
  }

  @Override
  public void settle(StepContext locked) {
    refuse(locked.db(), locked.listener());
  }

  /**
   * Looks at once.
   *
   * @param db where to look
   * @param listener is told of progress
   * @throws ToolkitException with code {@code writes_would_be_lost} naming the tables
   */
  public void refuse(DSLContext db, ProgressListener listener) {
    Map<TableName, String> sums = new TableSums(db, listener).of(now);
    List<String> written = new ArrayList<>();
    sums.forEach(
        (table, sum) -> {
          if (!sum.equals(expected.get(table))) {
            written.add(table.toString());
          }
        });
    expected.keySet().stream()
        .filter(t -> t.tier() != TableTier.HIDDEN && !sums.containsKey(t))
        .forEach(t -> written.add(t + ", which is gone"));
    if (!written.isEmpty()) {
      throw new ToolkitException(
          "writes_would_be_lost",
          "Since the cut-over production was written to: "
              + String.join(", ", written)
              + ". Going back would take these rows or definitions out of production. Copy what is needed by hand, or say that"
              + " they may stay in the parallel schemas (--leave-writes).");
    }
  }
}
