package io.github.djtoolkit.cli.bench;

import io.github.djtoolkit.testkit.server.MySqlServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The server, and one connection for everything that is not the toolkit's. For one thread. */
final class Database implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final MySqlServer server;
  private final Connection connection;

  private Database(MySqlServer server, Connection connection) {
    this.server = server;
    this.connection = connection;
  }

  static Database open(MySqlServer server) throws SQLException {
    return new Database(server, server.dataSource().getConnection());
  }

  /** What the toolkit connects by. */
  DataSource dataSource() {
    return server.dataSource();
  }

  MySqlServer server() {
    return server;
  }

  void execute(String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Runs a statement and takes the time that a client waits for it. */
  Duration time(String sql) throws SQLException {
    long start = System.nanoTime();
    execute(sql);
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** The rows of a query, each value as text, NULL as an empty one. */
  List<List<String>> rows(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      List<List<String>> rows = new ArrayList<>();
      int width = found.getMetaData().getColumnCount();
      while (found.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          String value = found.getString(i);
          row.add(value == null ? "" : value);
        }
        rows.add(row);
      }
      return rows;
    }
  }

  /** The one value of a query. */
  String value(String sql) throws SQLException {
    return rows(sql).get(0).get(0);
  }

  /** An empty schema in place of any other of that name. */
  void createSchema(String name) throws SQLException {
    execute("DROP DATABASE IF EXISTS `" + name + "`", "CREATE DATABASE `" + name + "`");
  }

  void dropSchema(String name) throws SQLException {
    execute("DROP DATABASE `" + name + "`");
  }

  /** A table with a column {@code n} of numbers from 0. */
  void createNumbers(String schema, int count) throws SQLException {
    execute(
        "CREATE TABLE `" + schema + "`.`~numbers` (n int NOT NULL PRIMARY KEY)",
        "SET SESSION cte_max_recursion_depth = " + count,
        "INSERT INTO `"
            + schema
            + "`.`~numbers` WITH RECURSIVE c (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM c WHERE n"
            + " < "
            + (count - 1)
            + ") SELECT n FROM c");
  }

  /**
   * Waits until the server has no work left from before: old row versions to purge, changed pages
   * to write.
   */
  void settle() throws SQLException {
    execute(
        "SET GLOBAL innodb_max_dirty_pages_pct_lwm = 0",
        "SET GLOBAL innodb_max_dirty_pages_pct = 0");
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (metric("trx_rseg_history_len") > 100 || metric("buffer_pool_pages_dirty") > 1_000) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the server does not come to rest");
      }
      execute("DO SLEEP(0.2)");
    }
    execute("SET GLOBAL innodb_max_dirty_pages_pct = DEFAULT");
  }

  private long metric(String name) throws SQLException {
    return Long.parseLong(
        value("SELECT COUNT FROM information_schema.INNODB_METRICS WHERE NAME = '" + name + "'"));
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
