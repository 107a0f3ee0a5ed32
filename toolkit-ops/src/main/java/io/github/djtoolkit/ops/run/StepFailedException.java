package io.github.djtoolkit.ops.run;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.MigrationPlan;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepReport;
import java.util.List;

/**
 * A step of a plan failed. What was done before it stays done; the same command goes on from there.
 */
public final class StepFailedException extends ToolkitException {

  private static final long serialVersionUID = 1L;

  private final transient TableName table;
  private final String step;
  private final List<String> completed;

  private StepFailedException(
      String code,
      String message,
      TableName table,
      String step,
      List<String> completed,
      Throwable cause) {
    super(code, message, cause);
    this.table = table;
    this.step = step;
    this.completed = completed;
  }

  static StepFailedException of(
      MigrationPlan plan, Step step, List<StepReport> before, RuntimeException cause) {
    List<String> completed =
        before.stream().map(r -> r.step().action() + " " + r.step().table()).toList();
    String code = cause instanceof ToolkitException known ? known.code() : "step_failed";
    String message =
        plan.operation()
            + ": step "
            + (before.size() + 1)
            + " of "
            + plan.steps().size()
            + " ("
            + step.action()
            + " "
            + step.table()
            + ") failed: "
            + rootMessage(cause)
            + " Done before it: "
            + completed.size()
            + " steps, which stay done. Mend the cause and run the same command again; it goes on from here.";
    return new StepFailedException(code, message, step.table(), step.action(), completed, cause);
  }

  /** {@return the table that the step works on} */
  public TableName table() {
    return table;
  }

  /** {@return what the step does, in a word} */
  public String step() {
    return step;
  }

  /** {@return the steps that were done before it, in order} */
  public List<String> completed() {
    return completed;
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && !(root instanceof ToolkitException)) {
      root = root.getCause();
    }
    String message = String.valueOf(root.getMessage()).strip();
    return message.endsWith(".") ? message : message + ".";
  }
}
