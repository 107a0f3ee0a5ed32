package io.github.djtoolkit.ops.cutover;

import io.github.djtoolkit.ops.run.Execution;

/**
 * How a cut-over is taken back.
 *
 * @param execution whether to carry it out
 * @param leaveWrites whether to go back although production was written to since; those rows stay
 *     in the parallel schemas alone
 */
public record UndoOptions(Execution execution, boolean leaveWrites) {

  /**
   * A dry run that minds what was written.
   *
   * @return the options
   */
  public static UndoOptions dryRun() {
    return new UndoOptions(Execution.DRY_RUN, false);
  }

  /**
   * The same options, carried out or not.
   *
   * @param newExecution whether to carry it out
   * @return a copy with that setting
   */
  public UndoOptions with(Execution newExecution) {
    return new UndoOptions(newExecution, leaveWrites);
  }

  /**
   * The same options, minding what was written or not.
   *
   * @param newLeaveWrites whether rows written since may stay behind
   * @return a copy with that setting
   */
  public UndoOptions leavingWrites(boolean newLeaveWrites) {
    return new UndoOptions(execution, newLeaveWrites);
  }
}
