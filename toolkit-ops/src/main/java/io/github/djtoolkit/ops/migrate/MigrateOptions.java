package io.github.djtoolkit.ops.migrate;

import io.github.djtoolkit.model.type.LabelStrategy;
import io.github.djtoolkit.ops.external.ExternalOptions.Finish;
import io.github.djtoolkit.ops.run.Execution;

/**
 * How a whole migration is done.
 *
 * @param execution whether to carry it out
 * @param finish how far to go with external columns
 * @param strategy which core types numbers are labelled with
 * @param jobMetadata whether to add the job columns of 2.x
 */
public record MigrateOptions(
    Execution execution, Finish finish, LabelStrategy strategy, boolean jobMetadata) {

  /** {@return a dry run of step 1, labels that 2.x can declare again, no job columns} */
  public static MigrateOptions dryRun() {
    return new MigrateOptions(Execution.DRY_RUN, Finish.CONVERT, LabelStrategy.DECLARABLE, false);
  }

  /**
   * {@return the same options, carried out or not}
   *
   * @param newExecution whether to carry them out
   */
  public MigrateOptions with(Execution newExecution) {
    return new MigrateOptions(newExecution, finish, strategy, jobMetadata);
  }

  /**
   * {@return the same options, going as far as given}
   *
   * @param newFinish how far
   */
  public MigrateOptions with(Finish newFinish) {
    return new MigrateOptions(execution, newFinish, strategy, jobMetadata);
  }
}
