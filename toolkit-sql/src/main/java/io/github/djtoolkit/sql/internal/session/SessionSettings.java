package io.github.djtoolkit.sql.internal.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The session variables that the toolkit sets, with the values that they had before.
 *
 * @param values value by name of the variable
 * @param autoCommit whether each statement was a transaction
 */
public record SessionSettings(Map<String, String> values, boolean autoCommit) {

  private static final Map<String, String> WANTED = wanted();

  /** Sets the session up and remembers how it was. */
  public static SessionSettings apply(Connection connection) throws SQLException {
    SessionSettings before = new SessionSettings(read(connection), connection.getAutoCommit());
    connection.setAutoCommit(true);
    Map<String, String> wanted = new LinkedHashMap<>(WANTED);
    if (before.values().getOrDefault("binlog_format", "").equals("STATEMENT")) {
      wanted.remove("transaction_isolation");
    }
    set(connection, wanted);
    return before;
  }

  /** Puts everything back. */
  public void restore(Connection connection) throws SQLException {
    Map<String, String> old = new LinkedHashMap<>(values);
    old.remove("binlog_format");
    set(connection, old);
    connection.setAutoCommit(autoCommit);
  }

  /** Strict, and with neither NO_BACKSLASH_ESCAPES nor ANSI_QUOTES: quoting is then the same on every server. */
  private static Map<String, String> wanted() {
    Map<String, String> wanted = new LinkedHashMap<>();
    wanted.put("sql_mode", "STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION");
    wanted.put("time_zone", "+00:00");
    wanted.put("transaction_isolation", "READ-COMMITTED");
    wanted.put("lock_wait_timeout", "5");
    wanted.put("sql_quote_show_create", "1");
    wanted.put("foreign_key_checks", "1");
    return wanted;
  }

  private static Map<String, String> read(Connection connection) throws SQLException {
    Map<String, String> values = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select @@sql_mode, @@time_zone, @@transaction_isolation, @@lock_wait_timeout,"
                    + " @@sql_quote_show_create, @@foreign_key_checks, @@binlog_format")) {
      rows.next();
      int column = 1;
      for (String name : WANTED.keySet()) {
        values.put(name, rows.getString(column++));
      }
      values.put("binlog_format", String.valueOf(rows.getString(column)));
    }
    return values;
  }

  /** Names come from this class alone. Numbers must not be quoted, and no string here is one. */
  private static void set(Connection connection, Map<String, String> values) throws SQLException {
    StringBuilder sql = new StringBuilder("set ");
    values.keySet().forEach(name -> sql.append("session ").append(name).append(" = ?, "));
    sql.setLength(sql.length() - 2);
    try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
      int index = 1;
      for (String value : values.values()) {
        if (value.matches("\\d+")) {
          statement.setLong(index++, Long.parseLong(value));
        } else {
          statement.setString(index++, value);
        }
      }
      statement.execute();
    }
  }
}
