package io.github.djtoolkit.sql.session;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.sql.internal.session.SessionSettings;
import io.github.djtoolkit.sql.internal.session.StatementGuard;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.BackslashEscaping;
import org.jooq.conf.RenderNameCase;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.conf.StatementType;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;

/**
 * Opens connections of a user's DataSource and sets each up alike, whatever the DataSource or the
 * server's defaults say: SQL mode, time zone UTC, isolation READ COMMITTED, short waits for
 * metadata locks. Statements are sent as text with their values inlined by jOOQ, so that neither
 * the driver's way of escaping nor its rewriting of <code>{fn …}</code> touches a value.
 * Thread-safe.
 */
public final class SqlSessions {

  private final DataSource dataSource;

  /**
   * @param dataSource where connections come from; it stays the caller's. A run uses up to two
   *     connections more than it has workers
   */
  public SqlSessions(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Opens a session. The caller closes it.
   *
   * @return a session that is set up and proved to carry text unchanged
   * @throws ToolkitException with code {@code no_connection} if none can be had, {@code
   *     session_charset} if the driver does not send utf8mb4, {@code session_setup} if the server
   *     refuses the settings or text changes on its way; the message holds no password
   */
  public SqlSession open() {
    Connection connection = connect();
    try {
      SessionSettings before = SessionSettings.apply(connection);
      return new SqlSession(connection, context(connection), before).proved();
    } catch (SQLException | RuntimeException e) {
      SqlSession.closeQuietly(connection);
      throw e instanceof ToolkitException known
          ? known
          : new ToolkitException(
              "session_setup", "The connection cannot be set up: " + e.getMessage(), e);
    }
  }

  private Connection connect() {
    try {
      return dataSource.getConnection();
    } catch (SQLException e) {
      throw new ToolkitException(
          "no_connection",
          "No connection to the database: "
              + e.getMessage()
              + ". Check host, port, user and password, and that the server runs.",
          e);
    }
  }

  private static DSLContext context(Connection connection) {
    Settings settings =
        new Settings()
            .withRenderQuotedNames(RenderQuotedNames.ALWAYS)
            .withRenderNameCase(RenderNameCase.AS_IS)
            .withBackslashEscaping(BackslashEscaping.ON)
            .withStatementType(StatementType.STATIC_STATEMENT)
            .withFetchWarnings(false)
            .withExecuteLogging(false);
    return DSL.using(
        new DefaultConfiguration()
            .set(connection)
            .set(SQLDialect.MYSQL)
            .set(settings)
            .set(StatementGuard.ofSession()));
  }
}
