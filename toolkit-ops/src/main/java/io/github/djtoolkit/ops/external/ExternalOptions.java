package io.github.djtoolkit.ops.external;

import io.github.djtoolkit.ops.run.Execution;

/**
 * How external columns are converted.
 *
 * @param execution whether to carry it out
 * @param finish how far to go
 * @param origin name of the schema that wrote the objects, which is part of their paths; empty
 *     means the one that a copy remembers, or the schema's own name
 */
public record ExternalOptions(Execution execution, Finish finish, String origin) {

  /** How far to go. */
  public enum Finish {
    /** Step 1 alone: the JSON columns stand beside the legacy ones. */
    CONVERT,
    /** Also give the JSON columns the names; keep the legacy columns. */
    FINALIZE,
    /** Also drop the legacy columns. */
    DROP_LEGACY
  }

  /** {@return a dry run of step 1} */
  public static ExternalOptions dryRun() {
    return new ExternalOptions(Execution.DRY_RUN, Finish.CONVERT, "");
  }

  /**
   * {@return the same options, carried out or not}
   *
   * @param newExecution whether to carry them out
   */
  public ExternalOptions with(Execution newExecution) {
    return new ExternalOptions(newExecution, finish, origin);
  }

  /**
   * {@return the same options, going as far as given}
   *
   * @param newFinish how far
   */
  public ExternalOptions with(Finish newFinish) {
    return new ExternalOptions(execution, newFinish, origin);
  }
}
