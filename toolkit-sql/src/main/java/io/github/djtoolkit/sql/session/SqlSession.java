package io.github.djtoolkit.sql.session;

import io.github.djtoolkit.sql.internal.session.LiteralProbe;
import io.github.djtoolkit.sql.internal.session.SessionSettings;
import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jooq.Query;

/**
 * One connection, set up by {@link SqlSessions}. For one thread at a time. Closing it gives it back
 * as it was.
 */
public final class SqlSession implements AutoCloseable {

  private final Connection connection;
  private final DSLContext db;
  private final SessionSettings before;

  SqlSession(Connection connection, DSLContext db, SessionSettings before) {
    this.connection = connection;
    this.db = db;
    this.before = before;
  }

  /** Proves that text is carried unchanged; where it is not, the connection is given back. */
  SqlSession proved() {
    try {
      LiteralProbe.check(db);
      return this;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Runs jOOQ statements on the connection; a warning of the server is an error.
   *
   * @return the statements' context; it is closed with the session
   */
  public DSLContext db() {
    return db;
  }

  /**
   * {@return a statement as it would be sent, values inlined}
   *
   * @param query the statement
   */
  public String render(Query query) {
    return db.renderInlined(query);
  }

  /**
   * Puts the connection's settings back and closes it. Where they cannot be put back the connection
   * is aborted, so that no pool hands it out again.
   */
  @Override
  public void close() {
    try {
      before.restore(connection);
    } catch (SQLException e) {
      abortQuietly(connection);
    } finally {
      closeQuietly(connection);
    }
  }

  private static void abortQuietly(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      // a broken connection takes its settings with it
    }
  }

  static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // nothing is left to do with it
    }
  }
}
