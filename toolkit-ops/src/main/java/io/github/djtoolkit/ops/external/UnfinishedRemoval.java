package io.github.djtoolkit.ops.external;

import io.github.djtoolkit.model.result.RemoveUnfinishedResult;
import io.github.djtoolkit.ops.internal.integrity.UnfinishedRun;
import io.github.djtoolkit.ops.run.PlanRunner;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.storage.ObjectStores;

/**
 * Removes the files that killed processes of the toolkit left in the schema's own folders of its
 * stores. Nothing refers to such a file, so no object and no way back is lost. Thread-safe.
 */
public final class UnfinishedRemoval {

  private final UnfinishedRun run;

  /**
   * @param sessions where connections come from
   * @param stores the configured stores; they stay the caller's
   * @param runner runs the plan
   * @param threads how many folders are gone through at once
   */
  public UnfinishedRemoval(
      SqlSessions sessions, ObjectStores stores, PlanRunner runner, int threads) {
    this.run = new UnfinishedRun(sessions, stores, runner, threads);
  }

  /**
   * Removes what was left in the folders of one schema. The schema's lock keeps out every other run
   * on the same server; a run on another server that shares the store is told by what it changed
   * lately.
   *
   * @param schema name of the schema
   * @param options what is removed, and whether to carry it out
   * @return what was removed, or would be
   */
  public RemoveUnfinishedResult remove(String schema, UnfinishedOptions options) {
    return run.run(schema, options.execution(), options.atRest());
  }
}
