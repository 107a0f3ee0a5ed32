package io.github.djtoolkit.ops.plan;

import java.util.List;

/**
 * What became of a plan.
 *
 * @param plan the plan
 * @param steps one report a step, in order
 */
public record RunReport(MigrationPlan plan, List<StepReport> steps) {

  /**
   * Copies the list.
   *
   * @param plan the plan
   * @param steps one report a step, in order
   */
  public RunReport {
    steps = List.copyOf(steps);
  }

  /** {@return all statements of all steps, in order} */
  public List<String> statements() {
    return steps.stream().flatMap(s -> s.statements().stream()).toList();
  }

  /** {@return how many steps were done by this run} */
  public long done() {
    return steps.stream().filter(s -> s.outcome() == StepReport.Outcome.DONE).count();
  }
}
