package io.github.djtoolkit.ops.plan;

import io.github.djtoolkit.model.schema.TableName;

/**
 * Is told what a run does. All methods do nothing by default. Called by the run's thread, {@link
 * #progress} and {@link #advanced} also by its workers; an exception thrown here ends the run.
 */
public interface ProgressListener {

  /**
   * A plan is about to be run or rendered.
   *
   * @param plan the plan
   */
  default void planned(MigrationPlan plan) {}

  /**
   * A step begins.
   *
   * @param step the step
   */
  default void started(Step step) {}

  /**
   * Work on rows or objects goes on.
   *
   * @param table the table
   * @param done rows or objects done so far
   * @param total how many there are, as far as is known
   */
  default void progress(TableName table, long done, long total) {}

  /**
   * Work on rows goes on, and bytes and time are known too. Without an implementation of its own it
   * is told by {@link #progress}.
   *
   * @param progress how far the work has come
   */
  default void advanced(RowProgress progress) {
    progress(progress.table(), progress.rows(), progress.total());
  }

  /**
   * A step ended well.
   *
   * @param report the step, and what became of it
   */
  default void finished(StepReport report) {}

  /**
   * Something that a person should know and that is no error.
   *
   * @param message the message, for people
   */
  default void warned(String message) {}

  /** {@return a listener that ignores everything} */
  static ProgressListener silent() {
    return new ProgressListener() {};
  }
}
