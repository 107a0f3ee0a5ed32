package io.github.djtoolkit.ops.run;

/** Whether a plan is carried out. */
public enum Execution {
  /** Statements are rendered; nothing is changed. The default everywhere. */
  DRY_RUN,
  /** The plan is carried out. */
  EXECUTE;

  /**
   * {@return the execution for the {@code dry_run} flag of the nineteen operations}
   *
   * @param dryRun the flag
   */
  public static Execution ofDryRun(boolean dryRun) {
    return dryRun ? DRY_RUN : EXECUTE;
  }
}
