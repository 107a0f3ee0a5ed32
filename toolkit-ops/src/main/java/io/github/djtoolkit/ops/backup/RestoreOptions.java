package io.github.djtoolkit.ops.backup;

import io.github.djtoolkit.ops.run.Execution;

/**
 * How a backup is restored.
 *
 * @param execution whether to carry it out
 * @param keptSuffix what is appended to the name of the destination, to name the schema that keeps
 *     what it held before
 */
public record RestoreOptions(Execution execution, String keptSuffix) {

  /** What names kept schemas where nothing else is said. */
  public static final String SUFFIX = "_replaced";

  /**
   * A dry run.
   *
   * @return the options
   */
  public static RestoreOptions dryRun() {
    return new RestoreOptions(Execution.DRY_RUN, SUFFIX);
  }

  /**
   * The same options, carried out or not.
   *
   * @param newExecution whether to carry it out
   * @return a copy with that setting
   */
  public RestoreOptions with(Execution newExecution) {
    return new RestoreOptions(newExecution, keptSuffix);
  }

  /**
   * The same options with another suffix.
   *
   * @param newSuffix what the kept schemas' names end in
   * @return a copy with that setting
   */
  public RestoreOptions keptAs(String newSuffix) {
    return new RestoreOptions(execution, newSuffix);
  }
}
