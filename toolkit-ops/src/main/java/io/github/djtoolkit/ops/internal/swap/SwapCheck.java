package io.github.djtoolkit.ops.internal.swap;

import io.github.djtoolkit.ops.plan.StepContext;
import org.jooq.DSLContext;

/** What must hold for tables to change places. */
public interface SwapCheck {

  /**
   * Looks at everything that takes long, while others still write.
   *
   * @param context the run's connection
   * @throws io.github.djtoolkit.model.ToolkitException if the tables must not change places
   */
  void prepare(StepContext context);

  /**
   * Whether what was found still holds, now that nobody else can write.
   *
   * @param locked a connection that holds LOCK TABLES on all tables that move; it can read them
   *     under their own names alone
   * @return false if the tables must not change places now
   */
  boolean stillHolds(DSLContext locked);

  /**
   * A check that asks for nothing.
   *
   * @return the check
   */
  static SwapCheck none() {
    return new SwapCheck() {
      @Override
      public void prepare(StepContext context) {}

      @Override
      public boolean stillHolds(DSLContext locked) {
        return true;
      }
    };
  }
}
