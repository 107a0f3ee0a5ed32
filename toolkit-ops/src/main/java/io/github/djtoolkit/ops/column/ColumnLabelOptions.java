package io.github.djtoolkit.ops.column;

import io.github.djtoolkit.model.type.LabelStrategy;
import io.github.djtoolkit.ops.run.Execution;

/**
 * How columns are labelled.
 *
 * @param execution whether to carry it out
 * @param strategy which core type a number is labelled with
 * @param rebuild whether a table that refuses an instant change is written anew, at the cost of
 *     time, space and waiting writers
 */
public record ColumnLabelOptions(Execution execution, LabelStrategy strategy, boolean rebuild) {

  /**
   * A dry run with the labels of the SEED strategy.
   *
   * @return the options
   */
  public static ColumnLabelOptions dryRun() {
    return new ColumnLabelOptions(Execution.DRY_RUN, LabelStrategy.SEED, false);
  }

  /**
   * The same options, carried out or not.
   *
   * @param newExecution whether to carry it out
   * @return the options
   */
  public ColumnLabelOptions with(Execution newExecution) {
    return new ColumnLabelOptions(newExecution, strategy, rebuild);
  }

  /**
   * The same options with another strategy.
   *
   * @param newStrategy the strategy
   * @return the options
   */
  public ColumnLabelOptions with(LabelStrategy newStrategy) {
    return new ColumnLabelOptions(execution, newStrategy, rebuild);
  }

  /**
   * The same options, with tables written anew where they refuse an instant change.
   *
   * @return the options
   */
  public ColumnLabelOptions withRebuild() {
    return new ColumnLabelOptions(execution, strategy, true);
  }
}
