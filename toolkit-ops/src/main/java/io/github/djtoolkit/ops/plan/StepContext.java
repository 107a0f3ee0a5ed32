package io.github.djtoolkit.ops.plan;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import org.jooq.DSLContext;

/**
 * What a step works with. Valid while its run lasts; used by one thread, except {@link #sessions},
 * which any thread may use.
 *
 * @param session the run's own connection
 * @param sessions source of further connections for work in parallel; who opens one closes it
 * @param undo remembers how things were before they are changed
 * @param listener is told of progress
 */
public record StepContext(
    SqlSession session, SqlSessions sessions, UndoLog undo, ProgressListener listener) {

  /**
   * Runs statements on the run's own connection.
   *
   * @return the statements' context
   */
  public DSLContext db() {
    return session.db();
  }

  /**
   * Runs statements that change definitions.
   *
   * @return what runs them
   */
  public DdlExecutor ddl() {
    return new DdlExecutor(db(), listener);
  }

  /**
   * Counts the rows of a table and tells how far work on them has come, with rate and remaining
   * time.
   *
   * @param table the table
   * @param total its rows, about; 0 where nobody knows
   * @param bytesPerRow what a row holds, about; 0 where nobody knows
   * @return a meter whose clock starts now
   */
  public ProgressMeter meter(TableName table, long total, long bytesPerRow) {
    return new ProgressMeter(listener, table, total, bytesPerRow);
  }

  /**
   * Tells how far work on a table's rows has come.
   *
   * @param table the table
   * @param done rows done so far
   * @param total how many there are, as far as is known
   */
  public void progress(TableName table, long done, long total) {
    listener.progress(table, done, total);
  }
}
