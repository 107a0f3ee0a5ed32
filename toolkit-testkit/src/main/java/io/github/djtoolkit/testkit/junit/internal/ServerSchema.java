package io.github.djtoolkit.testkit.junit.internal;

import io.github.djtoolkit.testkit.junit.TestAccount;
import io.github.djtoolkit.testkit.junit.TestSchema;
import io.github.djtoolkit.testkit.server.MySqlServer;
import io.github.djtoolkit.testkit.server.internal.Passwords;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A test's schema on the server.
 *
 * @param name its name
 * @param server the server as the test sees it
 * @param cleanup drops it in the end
 */
record ServerSchema(String name, MySqlServer server, Cleanup cleanup) implements TestSchema {

  private static final Pattern SUFFIX = Pattern.compile("[a-z0-9_]{1,40}");

  static ServerSchema create(String name, MySqlServer server, Cleanup cleanup) {
    cleanup.dropSchema(name);
    ServerSchema schema = new ServerSchema(name, server, cleanup);
    run(
        server.dataSource(),
        "CREATE DATABASE `" + name + "` CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci");
    return schema;
  }

  @Override
  public DataSource dataSource() {
    return server.dataSource(name, Map.of());
  }

  @Override
  public void execute(String... statements) {
    run(dataSource(), statements);
  }

  @Override
  public List<Map<String, @Nullable Object>> query(String sql) {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<Map<String, @Nullable Object>> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(row(result));
      }
      return rows;
    } catch (SQLException e) {
      throw failure(sql, e);
    }
  }

  @Override
  public TestSchema sibling(String suffix) {
    if (!SUFFIX.matcher(suffix).matches()) {
      throw new IllegalArgumentException(
          "Not lower-case letters, digits and underscores: " + suffix);
    }
    return create(name + "_" + suffix, server, cleanup);
  }

  @Override
  public TestAccount account(String... privileges) {
    String user = "djt_" + Passwords.random().substring(0, 12);
    String password = Passwords.random();
    cleanup.dropUser(user);
    run(server.dataSource(), "CREATE USER '" + user + "'@'%' IDENTIFIED BY '" + password + "'");
    if (privileges.length > 0) {
      run(
          server.dataSource(),
          "GRANT "
              + String.join(", ", privileges)
              + " ON `"
              + name.replace("_", "\\_")
              + "`.* TO '"
              + user
              + "'@'%'");
    }
    String schema = privileges.length > 0 ? name : "";
    return new LimitedAccount(
        user, password, server.dataSource(schema, Map.of("user", user, "password", password)));
  }

  private static Map<String, @Nullable Object> row(ResultSet result) throws SQLException {
    ResultSetMetaData columns = result.getMetaData();
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      boolean duration = columns.getColumnType(i) == Types.TIME;
      row.put(columns.getColumnLabel(i), duration ? result.getString(i) : result.getObject(i));
    }
    return row;
  }

  private static void run(DataSource source, String... statements) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        try {
          statement.execute(sql);
        } catch (SQLException e) {
          throw failure(sql, e);
        }
      }
    } catch (SQLException e) {
      throw failure("connect", e);
    }
  }

  private static IllegalStateException failure(String sql, SQLException e) {
    String shown = sql.contains("IDENTIFIED BY") ? "CREATE USER" : sql;
    return new IllegalStateException(
        e.getMessage() + " [" + e.getErrorCode() + "] in: " + shown, e);
  }

  private static final class LimitedAccount implements TestAccount {
    private final String user;
    private final String password;
    private final DataSource dataSource;

    LimitedAccount(String user, String password, DataSource dataSource) {
      this.user = user;
      this.password = password;
      this.dataSource = dataSource;
    }

    @Override
    public String user() {
      return user;
    }

    @Override
    public String password() {
      return password;
    }

    @Override
    public DataSource dataSource() {
      return dataSource;
    }
  }
}
