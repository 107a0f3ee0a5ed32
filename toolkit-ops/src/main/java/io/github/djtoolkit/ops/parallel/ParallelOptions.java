package io.github.djtoolkit.ops.parallel;

import io.github.djtoolkit.ops.run.Execution;

/**
 * How schemas are copied.
 *
 * @param execution whether to carry it out
 * @param copyData whether the rows are copied, too
 */
public record ParallelOptions(Execution execution, boolean copyData) {

  /** A dry run of a copy without rows. */
  public static ParallelOptions dryRun() {
    return new ParallelOptions(Execution.DRY_RUN, false);
  }

  /** The same options, carried out or not. */
  public ParallelOptions with(Execution newExecution) {
    return new ParallelOptions(newExecution, copyData);
  }

  /** The same options, with rows or without. */
  public ParallelOptions withData(boolean newCopyData) {
    return new ParallelOptions(execution, newCopyData);
  }
}
