package io.github.djtoolkit.ops.migrate;

import io.github.djtoolkit.ops.run.Execution;

/** Compile-only. */
public record RollbackOptions(Execution execution, Target target) {
  /** Compile-only. */
  public enum Target {
    /** Compile-only. */
    CONVERTED,
    /** Compile-only. */
    ORIGINAL
  }
}
