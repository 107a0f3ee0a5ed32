package io.github.djtoolkit.cli.connect;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.github.djtoolkit.model.ToolkitException;
import java.sql.SQLException;

/** Opens the pool of connections that a run works with. */
public final class ConnectionPool {

  /** A run's own connection, its lock, its journal, and a reader beside the workers. */
  private static final int BESIDE_WORKERS = 4;

  private static final int CONNECT_MILLISECONDS = 10_000;

  private ConnectionPool() {}

  /**
   * Opens a pool and makes its first connection.
   *
   * @param login where and as whom
   * @param parallelism connections that work on rows at the same time
   * @return the pool; whoever opens it closes it
   * @throws ToolkitException with code {@code access_denied} or {@code cannot_connect}
   */
  public static HikariDataSource open(ServerLogin login, int parallelism) {
    try {
      return new HikariDataSource(config(login, parallelism));
    } catch (PoolInitializationException e) {
      throw explain(login, e);
    }
  }

  static HikariConfig config(ServerLogin login, int parallelism) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("djtoolkit");
    config.setDriverClassName("com.mysql.cj.jdbc.Driver");
    config.setJdbcUrl(login.jdbcUrl());
    config.setUsername(login.user());
    config.setPassword(login.password().value());
    config.setMaximumPoolSize(parallelism + BESIDE_WORKERS);
    config.setMinimumIdle(1);
    config.addDataSourceProperty("connectTimeout", CONNECT_MILLISECONDS);
    config.addDataSourceProperty("characterEncoding", "UTF-8");
    config.addDataSourceProperty("connectionTimeZone", "UTC");
    config.addDataSourceProperty("forceConnectionTimeZoneToSession", true);
    config.addDataSourceProperty("enableEscapeProcessing", false);
    config.addDataSourceProperty("processEscapeCodesForPrepStmts", false);
    config.addDataSourceProperty("sslMode", login.sslMode().name());
    config.addDataSourceProperty("allowPublicKeyRetrieval", login.allowPublicKeyRetrieval());
    return config;
  }

  private static ToolkitException explain(ServerLogin login, PoolInitializationException failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && !(cause instanceof SQLException)) {
      cause = cause.getCause();
    }
    String detail = lastMessage(cause);
    if (cause instanceof SQLException sql && "28000".equals(sql.getSQLState())) {
      return new ToolkitException(
          "access_denied",
          "The server at %s refuses user %s: %s. Check --user and the password (DJ_PASS, --password-file)."
              .formatted(login.server(), login.user(), detail),
          failure);
    }
    return new ToolkitException(
        "cannot_connect",
        "No connection to the server at %s as user %s: %s. Check --host, --port and --ssl-mode, and that the server runs."
            .formatted(login.server(), login.user(), detail),
        failure);
  }

  private static String lastMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = String.valueOf(root.getMessage()).strip();
    return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
  }
}
