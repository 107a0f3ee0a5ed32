package io.github.djtoolkit.ops.migrate;

import io.github.djtoolkit.model.type.LabelStrategy;
import io.github.djtoolkit.ops.external.ExternalOptions.Finish;
import io.github.djtoolkit.ops.external.Placement;
import io.github.djtoolkit.ops.run.Execution;
import java.util.Map;

/**
 * How a whole migration is done.
 *
 * @param execution whether to carry it out
 * @param finish how far to go with external columns
 * @param strategy which core types numbers are labelled with
 * @param jobMetadata whether to add the job columns of 2.x
 * @param placement where the objects of external columns lie afterwards
 * @param newStoreNames name in 2.x by name in 0.14, of stores that have another one
 */
public record MigrateOptions(
    Execution execution,
    Finish finish,
    LabelStrategy strategy,
    boolean jobMetadata,
    Placement placement,
    Map<String, String> newStoreNames) {

  /**
   * Copies the map.
   *
   * @param execution whether to carry it out
   * @param finish how far to go with external columns
   * @param strategy which core types numbers are labelled with
   * @param jobMetadata whether to add the job columns of 2.x
   * @param placement where the objects of external columns lie afterwards
   * @param newStoreNames name in 2.x by name in 0.14, of stores that have another one
   */
  public MigrateOptions {
    newStoreNames = Map.copyOf(newStoreNames);
  }

  /**
   * Objects stay in place, and stores keep their names.
   *
   * @param execution whether to carry it out
   * @param finish how far to go
   * @param strategy which core types numbers are labelled with
   * @param jobMetadata whether to add the job columns of 2.x
   */
  public MigrateOptions(
      Execution execution, Finish finish, LabelStrategy strategy, boolean jobMetadata) {
    this(execution, finish, strategy, jobMetadata, Placement.IN_PLACE, Map.of());
  }

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
    return new MigrateOptions(
        newExecution, finish, strategy, jobMetadata, placement, newStoreNames);
  }

  /**
   * {@return the same options, going as far as given}
   *
   * @param newFinish how far
   */
  public MigrateOptions with(Finish newFinish) {
    return new MigrateOptions(
        execution, newFinish, strategy, jobMetadata, placement, newStoreNames);
  }

  /**
   * The same options with objects lying where given.
   *
   * @param newPlacement where objects lie afterwards
   * @return the options
   */
  public MigrateOptions with(Placement newPlacement) {
    return new MigrateOptions(
        execution, finish, strategy, jobMetadata, newPlacement, newStoreNames);
  }
}
