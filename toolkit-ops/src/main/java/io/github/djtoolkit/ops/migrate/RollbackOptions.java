package io.github.djtoolkit.ops.migrate;

import io.github.djtoolkit.ops.run.Execution;

/**
 * How far a migration is taken back.
 *
 * @param execution whether to carry it out
 * @param target the state to go back to
 */
public record RollbackOptions(Execution execution, Target target) {

  /** A state to go back to. */
  public enum Target {
    /** As it was before finalize: the JSON columns stand beside the legacy ones. */
    CONVERTED,
    /** As 0.14 left it. */
    ORIGINAL
  }
}
