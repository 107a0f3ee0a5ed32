package io.github.djtoolkit.ops.external;

import io.github.djtoolkit.model.result.MigratePointersResult;
import io.github.djtoolkit.ops.internal.external.PointerRun;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.ops.run.PlanRunner;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.storage.ObjectStores;

/**
 * Operation 19: the values of one external column come to name 2.x's own places, or another store.
 * Works on a column of 0.14, which is converted first, and on one that is converted or finalized.
 * Every object is proved to be at its new place before any value names it; the originals stay.
 * Idempotent; goes on where it was stopped. Thread-safe.
 */
public final class PointerMigration {

  private final PointerRun run;

  /**
   * @param sessions where connections come from
   * @param stores the configured stores; they stay the caller's
   * @param runner runs the plans
   * @param listener is told of warnings
   * @param connections how many connections, and objects, are worked on at once
   */
  public PointerMigration(
      SqlSessions sessions,
      ObjectStores stores,
      PlanRunner runner,
      ProgressListener listener,
      int connections) {
    this.run = new PointerRun(sessions, stores, runner, listener, connections);
  }

  /**
   * Moves the values of one column.
   *
   * @param schema name of the schema
   * @param options which column, where to, and whether to carry it out
   * @return what was done; objects that are not at their places are errors of the result, and no
   *     value is changed then
   * @throws io.github.djtoolkit.model.ToolkitException if there is no such external column, its
   *     values name another store, or a store cannot be reached; nothing is changed then
   */
  public MigratePointersResult migrate(String schema, PointerOptions options) {
    return run.run(schema, options);
  }
}
