package io.github.djtoolkit.ops.plan;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.session.MySqlErrors;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.exception.DataAccessException;

/**
 * Runs statements that change definitions. The session waits for a table's metadata lock only
 * briefly, so that a queue never builds up behind it; here the statement is tried again a number of
 * times, and then given up with a message that tells what to look for. Used by one thread.
 */
public final class DdlExecutor {

  private static final int ATTEMPTS = 10;

  private final DSLContext db;
  private final ProgressListener listener;

  /**
   * @param db connection to run on
   * @param listener is told of each further attempt
   */
  public DdlExecutor(DSLContext db, ProgressListener listener) {
    this.db = db;
    this.listener = listener;
  }

  /**
   * Runs one statement.
   *
   * @param table the table that it changes
   * @param statement the statement
   * @throws ToolkitException with code {@code table_busy} if other sessions keep using the table
   */
  public void execute(TableName table, Query statement) {
    for (int attempt = 1; ; attempt++) {
      try {
        db.execute(statement);
        return;
      } catch (DataAccessException e) {
        if (!MySqlErrors.isLockWaitTimeout(e)) {
          throw e;
        }
        if (attempt == ATTEMPTS) {
          throw new ToolkitException(
              "table_busy",
              "Other sessions keep "
                  + table
                  + " open, so its definition cannot change. Find them in sys.schema_table_lock_waits or"
                  + " SHOW PROCESSLIST, let them end, and run the command again.",
              e);
        }
        listener.warned(
            table + " is in use by another session; attempt " + (attempt + 1) + " of " + ATTEMPTS);
      }
    }
  }
}
