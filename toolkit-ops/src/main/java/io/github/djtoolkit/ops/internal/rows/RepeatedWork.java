package io.github.djtoolkit.ops.internal.rows;

import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import java.util.List;
import org.jooq.Query;

/**
 * A step that changes nothing in the database itself, since it proves something or works on
 * objects. The database cannot tell whether it is done, so that it is done in every run.
 */
public interface RepeatedWork extends Step {

  @Override
  default List<Query> statements() {
    return List.of();
  }

  @Override
  default boolean isDone(StepContext context) {
    return false;
  }
}
