package io.github.djtoolkit.ops.internal.cutover;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.ops.copy.CopyOptions;
import io.github.djtoolkit.ops.copy.CopyOptions.Consistency;
import io.github.djtoolkit.ops.copy.TableCopy;
import io.github.djtoolkit.ops.cutover.CatchUp;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.ops.run.Execution;
import java.util.List;
import java.util.Set;

/**
 * Copies rows that production has alone by copy_table_data, which converts external values where
 * the parallel schema is migrated. What it cannot bring over, changed and deleted rows and tables
 * whose triggers would fire, is left to the comparison. Thread-safe.
 */
public final class CopyingCatchUp implements CatchUp {

  private static final Set<String> LEFT_TO_COMPARISON = Set.of("copy_blocked", "row_conflict");

  private final TableCopy copy;
  private final CatchUp comparison;
  private final ProgressListener listener;

  /**
   * @param copy copies rows
   * @param comparison says what differs
   * @param listener is told what cannot be copied
   */
  public CopyingCatchUp(TableCopy copy, CatchUp comparison, ProgressListener listener) {
    this.copy = copy;
    this.comparison = comparison;
    this.listener = listener;
  }

  @Override
  public long copy(SchemaMapping mapping) {
    try {
      return copy.copy(mapping, CopyOptions.dryRun().with(Consistency.LIVE).with(Execution.EXECUTE))
          .rowsCopied();
    } catch (ToolkitException e) {
      if (!LEFT_TO_COMPARISON.contains(e.code())) {
        throw e;
      }
      listener.warned("What was written since the copy is not brought over: " + e.getMessage());
      return 0;
    }
  }

  @Override
  public List<String> differences(SchemaMapping mapping) {
    return comparison.differences(mapping);
  }
}
