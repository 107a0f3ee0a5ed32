package io.github.djtoolkit.ops.plan;

import io.github.djtoolkit.model.schema.TableName;
import java.util.List;
import org.jooq.Query;

/**
 * One unit of a plan that is done whole or not at all, or can be done again from the start. A step
 * holds everything that it needs to say what it would do; nothing happens before {@link #run}.
 *
 * <p>Custom migrations add steps of their own by implementing this interface.
 */
public interface Step {

  /** {@return what the step does, in a word, such as {@code label} or {@code convert}} */
  String action();

  /** {@return the table that the step works on} */
  TableName table();

  /**
   * Why the step is there, one sentence for people.
   *
   * @return the sentence
   */
  String reason();

  /**
   * {@return the statements that the step runs, in order; for work in ranges the statement of a
   * whole table}
   */
  List<Query> statements();

  /**
   * {@return whether the step makes the schema in which the journal is kept, so that it is run
   * before there is one} Such steps come first in a plan.
   */
  default boolean makesSchema() {
    return false;
  }

  /**
   * Asks the database whether the step has nothing left to do. A step that was killed and is run
   * again starts here.
   *
   * @param context where to ask
   * @return true where nothing is left
   */
  boolean isDone(StepContext context);

  /**
   * Does the step. It must hold after this that {@link #isDone} is true.
   *
   * @param context the connection and what goes with it
   * @return rows or objects that were changed; 0 for a change of definition
   */
  long run(StepContext context);
}
