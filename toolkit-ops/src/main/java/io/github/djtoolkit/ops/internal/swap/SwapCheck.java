package io.github.djtoolkit.ops.internal.swap;

import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.template.TableAlias;
import java.util.Set;

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
   * The names, other than their own, under which {@link #settle} reads tables; asked once {@link
   * #prepare} is done.
   *
   * @return the aliases
   */
  default Set<TableAlias> aliases() {
    return Set.of();
  }

  /**
   * Makes sure of it, now that nobody else can write.
   *
   * @param locked the run's connection, which holds LOCK TABLES on all tables that move; it can use
   *     them under their own names and the {@link #aliases} alone
   * @throws io.github.djtoolkit.model.ToolkitException if the tables must not change places
   */
  void settle(StepContext locked);

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
      public void settle(StepContext locked) {}
    };
  }
}
