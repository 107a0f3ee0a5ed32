package io.github.djtoolkit.ops;

import io.github.djtoolkit.testkit.server.MySqlServer;
import io.github.djtoolkit.testkit.server.ServerOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * A server that has no room left, as one on a full disk: new tables lie in a data file that may not
 * grow beyond 40 MB, and ballast fills it. More room comes with the ballast that is dropped. For
 * one thread.
 */
final class FullServer implements AutoCloseable {

  private static final int TABLE_FULL = 1114;

  private final MySqlServer server =
      MySqlServer.startEmbedded(
          ServerOptions.of(
              "--innodb-data-file-path=ibdata1:12M:autoextend:max:40M",
              "--innodb-file-per-table=1"));

  /** Connections of an account that may do everything. */
  DataSource dataSource() {
    return server.dataSource();
  }

  /** Runs statements. */
  void execute(String... statements) {
    try (Connection connection = server.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** From now on new tables lie in the file, in which this many kilobytes are free, about. */
  void fill(int free) throws SQLException {
    execute(
        "SET GLOBAL innodb_file_per_table = 0",
        "CREATE DATABASE ballast",
        "CREATE TABLE ballast.reserve (id int AUTO_INCREMENT PRIMARY KEY, b longblob)",
        "CREATE TABLE ballast.rest LIKE ballast.reserve");
    for (int kilobytes = 0; kilobytes < free; kilobytes += 64) {
      insert("reserve", 64);
    }
    int size = 512;
    while (size >= 8) {
      size = insert("rest", size) ? size : size / 2;
    }
    execute("DROP TABLE ballast.reserve");
  }

  /** Frees what the ballast takes. */
  void giveRoom() {
    execute("DROP DATABASE ballast", "SET GLOBAL innodb_file_per_table = 1");
  }

  private boolean insert(String table, int kilobytes) throws SQLException {
    try (Connection connection = server.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO ballast."
              + table
              + " (b) VALUES (REPEAT('x', "
              + (kilobytes * 1024 - 200)
              + "))");
      return true;
    } catch (SQLException e) {
      if (e.getErrorCode() == TABLE_FULL) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
