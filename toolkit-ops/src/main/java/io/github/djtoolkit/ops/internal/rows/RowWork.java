package io.github.djtoolkit.ops.internal.rows;

import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.session.SqlSessions;
import org.jooq.DSLContext;

/**
 * What work on the rows of many tables is done with.
 *
 * @param db asks for what the workers need
 * @param workers who do it
 * @param listener is told of progress
 * @param locked whether all tables are locked, so that they can be read under locked names alone
 */
public record RowWork(
    DSLContext db, RowWorkers workers, ProgressListener listener, boolean locked) {

  /**
   * Work on several connections, while others use the tables.
   *
   * @param context the step
   * @param connections how many
   * @return the work
   */
  public static RowWork shared(StepContext context, int connections) {
    return shared(context.db(), context.sessions(), context.listener(), connections);
  }

  /**
   * Work on several connections, while others use the tables, outside of a step.
   *
   * @param db asks for what the workers need
   * @param sessions where the workers' connections come from
   * @param listener is told of progress
   * @param connections how many
   * @return the work
   */
  public static RowWork shared(
      DSLContext db, SqlSessions sessions, ProgressListener listener, int connections) {
    return new RowWork(db, new ParallelPieces(sessions, connections), listener, false);
  }

  /**
   * Work on the step's own connection, which holds LOCK TABLES.
   *
   * @param context the step
   * @return the work
   */
  public static RowWork locked(StepContext context) {
    return new RowWork(context.db(), RowWorkers.on(context.db()), context.listener(), true);
  }
}
