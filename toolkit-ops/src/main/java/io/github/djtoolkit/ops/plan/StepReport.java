package io.github.djtoolkit.ops.plan;

import java.util.List;

/**
 * What became of a step.
 *
 * @param step the step
 * @param outcome what happened
 * @param rows rows or objects changed; 0 in a dry run
 * @param statements the step's statements as SQL, values inlined
 */
public record StepReport(Step step, Outcome outcome, long rows, List<String> statements) {

  /**
   * Copies the list.
   *
   * @param step the step
   * @param outcome what happened
   * @param rows rows or objects changed; 0 in a dry run
   * @param statements the step's statements as SQL, values inlined
   */
  public StepReport {
    statements = List.copyOf(statements);
  }

  /** What happened to a step. */
  public enum Outcome {
    /** It would be done: this is a dry run. */
    PLANNED,
    /** It was done. */
    DONE,
    /** The database said that it had been done before. */
    ALREADY_DONE
  }
}
