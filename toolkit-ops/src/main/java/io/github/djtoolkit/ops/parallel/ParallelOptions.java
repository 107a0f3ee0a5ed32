package io.github.djtoolkit.ops.parallel;

import io.github.djtoolkit.ops.run.Execution;

/**
 * How schemas are copied.
 *
 * @param execution whether to carry it out
 * @param copyData whether the rows are copied, too
 */
public record ParallelOptions(Execution execution, boolean copyData) {

  /** {@return a dry run of a copy without rows} */
  public static ParallelOptions dryRun() {
    return new ParallelOptions(Execution.DRY_RUN, false);
  }

  /**
   * {@return the same options, carried out or not}
   *
   * @param newExecution whether to carry them out
   */
  public ParallelOptions with(Execution newExecution) {
    return new ParallelOptions(newExecution, copyData);
  }

  /**
   * {@return the same options, with rows or without}
   *
   * @param newCopyData whether rows are copied
   */
  public ParallelOptions withData(boolean newCopyData) {
    return new ParallelOptions(execution, newCopyData);
  }
}
