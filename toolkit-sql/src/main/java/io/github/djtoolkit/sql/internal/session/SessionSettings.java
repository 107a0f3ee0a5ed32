package io.github.djtoolkit.sql.internal.session;

import io.github.djtoolkit.model.ToolkitException;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The session variables that the toolkit sets, with the values that they had before. A variable
 * that the server does not know is left out: servers differ in their names.
 *
 * @param values value by name of the variable
 * @param autoCommit what the driver takes autocommit for
 */
public record SessionSettings(Map<String, String> values, boolean autoCommit) {

  /**
   * With OFF, MODIFY gives a TIMESTAMP a default and ON UPDATE that its definition does not name.
   */
  private static final String TIMESTAMPS = "explicit_defaults_for_timestamp";

  private static final int READ_ONLY_VARIABLE = 1238;

  private static final Map<String, String> WANTED = wanted();

  /**
   * Takes the map over as it is.
   *
   * @param values names of variables with their values
   * @param autoCommit whether each statement is committed by itself
   */
  public SessionSettings {
    values = Map.copyOf(values);
  }

  /**
   * Sets the session up and remembers how it was.
   *
   * @param connection the session
   * @return the settings before
   * @throws SQLException if the server refuses
   * @throws ToolkitException with code {@code session_charset} if the driver does not send utf8mb4:
   *     letters would be lost
   */
  public static SessionSettings apply(Connection connection) throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    Map<String, String> current = read(connection);
    refuseOtherCharset(current.getOrDefault("character_set_client", ""));
    Map<String, String> wanted = new LinkedHashMap<>(WANTED);
    wanted.keySet().retainAll(current.keySet());
    if (current.getOrDefault("binlog_format", "").equals("STATEMENT")) {
      wanted.remove("transaction_isolation");
      wanted.remove("tx_isolation");
    }
    current.keySet().retainAll(wanted.keySet());
    connection.setAutoCommit(true);
    if (!setTimestamps(connection, wanted)) {
      current.remove(TIMESTAMPS);
    }
    wanted.remove(TIMESTAMPS);
    set(connection, wanted);
    return new SessionSettings(current, autoCommit);
  }

  /**
   * Puts everything back.
   *
   * @param connection the session
   * @throws SQLException if the server refuses
   */
  public void restore(Connection connection) throws SQLException {
    connection.setAutoCommit(autoCommit);
    set(connection, values);
  }

  /**
   * Strict, and with neither NO_BACKSLASH_ESCAPES nor ANSI_QUOTES: quoting is then the same on
   * every server. A default such as 2021-02-31, which an old table may hold, must pass: it fails
   * every ALTER of the table otherwise; and a 0 in a column that counts up must stay one where rows
   * are written anew. Results come in the character set that they are stored in, since SHOW CREATE
   * TABLE loses an emoji in an expression when it is converted. Sizes of tables are asked anew, for
   * the server may remember them from a day ago.
   */
  private static Map<String, String> wanted() {
    Map<String, String> wanted = new LinkedHashMap<>();
    wanted.put(
        "sql_mode",
        "STRICT_ALL_TABLES,ALLOW_INVALID_DATES,NO_AUTO_VALUE_ON_ZERO,NO_ENGINE_SUBSTITUTION");
    wanted.put(TIMESTAMPS, "ON");
    wanted.put("time_zone", "+00:00");
    wanted.put("transaction_isolation", "READ-COMMITTED");
    wanted.put("tx_isolation", "READ-COMMITTED");
    wanted.put("lock_wait_timeout", "5");
    wanted.put("sql_quote_show_create", "ON");
    wanted.put("foreign_key_checks", "ON");
    wanted.put("sql_safe_updates", "OFF");
    wanted.put("sql_auto_is_null", "OFF");
    wanted.put("character_set_results", "");
    wanted.put("information_schema_stats_expiry", "0");
    wanted.put("autocommit", "ON");
    return wanted;
  }

  /**
   * Old MariaDB knows the variable for reading only; it is only read itself, so nothing is lost.
   */
  private static boolean setTimestamps(Connection connection, Map<String, String> wanted)
      throws SQLException {
    if (!wanted.containsKey(TIMESTAMPS)) {
      return false;
    }
    try {
      set(connection, Map.of(TIMESTAMPS, wanted.get(TIMESTAMPS)));
      return true;
    } catch (SQLException e) {
      if (e.getErrorCode() == READ_ONLY_VARIABLE) {
        return false;
      }
      throw e;
    }
  }

  private static void refuseOtherCharset(String client) {
    if (!client.equals("utf8mb4")) {
      throw new ToolkitException(
          "session_charset",
          "The connection sends statements in the character set "
              + client
              + ", which cannot hold every comment and value. Let the driver speak utf8mb4; with MySQL Connector/J that is"
              + " characterEncoding=UTF-8, its default.");
    }
  }

  private static Map<String, String> read(Connection connection) throws SQLException {
    String names =
        WANTED.keySet().stream().map(n -> "'" + n + "'").collect(Collectors.joining(", "));
    Map<String, String> values = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "show session variables where variable_name in ("
                    + names
                    + ", 'character_set_client', 'binlog_format')")) {
      while (rows.next()) {
        String value = rows.getString(2);
        values.put(rows.getString(1), value == null ? "" : value);
      }
    }
    return values;
  }

  /** Names come from this class alone. A number must not be quoted, and no string here is one. */
  private static void set(Connection connection, Map<String, String> values) throws SQLException {
    String assignments =
        values.keySet().stream()
            .map(n -> "session " + n + " = ?")
            .collect(Collectors.joining(", "));
    try (PreparedStatement statement = connection.prepareStatement("set " + assignments)) {
      int index = 1;
      for (Map.Entry<String, String> variable : values.entrySet()) {
        String value = variable.getValue();
        if (value.matches("\\d+")) {
          statement.setObject(index++, new BigInteger(value));
        } else if (value.isEmpty() && variable.getKey().equals("character_set_results")) {
          statement.setNull(index++, Types.VARCHAR);
        } else {
          statement.setString(index++, value);
        }
      }
      statement.execute();
    }
  }
}
