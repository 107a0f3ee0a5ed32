package io.github.djtoolkit.ops.backup;

import io.github.djtoolkit.ops.run.Execution;

/**
 * How a backup is restored.
 *
 * @param execution whether to carry it out
 * @param keptSuffix what is appended to the name of the destination, to name the schema that keeps
 *     what it held before
 * @param proveRows whether a dry run reads the rows of the backup, too, and proves them; what is
 *     carried out always does
 */
public record RestoreOptions(Execution execution, String keptSuffix, boolean proveRows) {

  /** What names kept schemas where nothing else is said. */
  public static final String SUFFIX = "_replaced";

  /**
   * A dry run.
   *
   * @return the options
   */
  public static RestoreOptions dryRun() {
    return new RestoreOptions(Execution.DRY_RUN, SUFFIX, false);
  }

  /**
   * The same options, carried out or not.
   *
   * @param newExecution whether to carry it out
   * @return a copy with that setting
   */
  public RestoreOptions with(Execution newExecution) {
    return new RestoreOptions(newExecution, keptSuffix, proveRows);
  }

  /**
   * The same options with another suffix.
   *
   * @param newSuffix what the kept schemas' names end in
   * @return a copy with that setting
   */
  public RestoreOptions keptAs(String newSuffix) {
    return new RestoreOptions(execution, newSuffix, proveRows);
  }

  /**
   * The same options, with or without a proof of the rows in a dry run.
   *
   * @param newProveRows whether a dry run reads the rows of the backup
   * @return a copy with that setting
   */
  public RestoreOptions provingRows(boolean newProveRows) {
    return new RestoreOptions(execution, keptSuffix, newProveRows);
  }
}
