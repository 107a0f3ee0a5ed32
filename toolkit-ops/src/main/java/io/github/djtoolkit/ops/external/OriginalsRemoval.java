package io.github.djtoolkit.ops.external;

import io.github.djtoolkit.model.result.RemoveOriginalsResult;
import io.github.djtoolkit.ops.internal.pointer.RemovalRun;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.ops.run.PlanRunner;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.storage.ObjectStores;

/**
 * Removes the originals of relocated objects, and of attachments that were written anew, once
 * nothing refers to them. After it there is no way back to 0.14. Thread-safe.
 */
public final class OriginalsRemoval {

  private final RemovalRun run;

  /**
   * @param sessions where connections come from
   * @param stores the configured stores; they stay the caller's
   * @param runner runs the plan
   * @param threads how many objects are worked on at once
   */
  public OriginalsRemoval(
      SqlSessions sessions, ObjectStores stores, PlanRunner runner, int threads) {
    this.run = new RemovalRun(sessions, stores, runner, threads);
  }

  /**
   * Removes the originals of one schema. Only objects go that this toolkit brought to other places
   * or wrote anew, that lie in 0.14's places, that no value of any visible schema names, that no
   * tracking table of another schema knows, and that are equal to copies which have the right size
   * and MD5 now; an attachment to what is behind the file name in its copy.
   *
   * @param schema name of the schema
   * @param execution whether to carry it out
   * @return what was removed, or would be, and what is kept
   * @throws io.github.djtoolkit.model.ToolkitException with code {@code not_finalized} if a column
   *     is not finalized, so that 0.14 may still read the originals; {@code originals_in_use} if
   *     very many are referred to from elsewhere
   */
  public RemoveOriginalsResult remove(String schema, Execution execution) {
    return run.run(schema, execution);
  }
}
