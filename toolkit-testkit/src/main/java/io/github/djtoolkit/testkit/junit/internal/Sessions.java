package io.github.djtoolkit.testkit.junit.internal;

import io.github.djtoolkit.testkit.server.MySqlServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Reads the server's connections with their locks and transactions from its performance schema. */
final class Sessions {

  /** Connection attribute that says which test opened a connection. */
  static final String TAG = "djtoolkit_test";

  private static final int NO_SUCH_THREAD = 1094;

  private static final String CONNECTIONS =
      "SELECT t.PROCESSLIST_ID, COALESCE(t.PROCESSLIST_USER, ''), COALESCE(t.PROCESSLIST_DB, ''),"
          + " COALESCE(a.ATTR_VALUE, '')"
          + " FROM performance_schema.threads t"
          + " LEFT JOIN performance_schema.session_connect_attrs a"
          + " ON a.PROCESSLIST_ID = t.PROCESSLIST_ID AND a.ATTR_NAME = '"
          + TAG
          + "'"
          + " WHERE t.TYPE = 'FOREGROUND' AND t.PROCESSLIST_ID <> CONNECTION_ID()"
          + " AND t.PROCESSLIST_USER <> 'event_scheduler'";

  private static final String HELD =
      "SELECT t.PROCESSLIST_ID, CONCAT('the user lock ', l.OBJECT_NAME)"
          + " FROM performance_schema.metadata_locks l"
          + " JOIN performance_schema.threads t ON t.THREAD_ID = l.OWNER_THREAD_ID"
          + " WHERE l.OBJECT_TYPE = 'USER LEVEL LOCK' AND l.LOCK_STATUS = 'GRANTED'"
          + " UNION ALL"
          + " SELECT t.PROCESSLIST_ID, CONCAT('a lock on ', l.OBJECT_SCHEMA, '.', l.OBJECT_NAME)"
          + " FROM performance_schema.metadata_locks l"
          + " JOIN performance_schema.threads t ON t.THREAD_ID = l.OWNER_THREAD_ID"
          + " WHERE l.OBJECT_TYPE = 'TABLE' AND l.LOCK_STATUS = 'GRANTED'"
          + " UNION ALL"
          + " SELECT t.PROCESSLIST_ID, 'an open transaction'"
          + " FROM performance_schema.events_transactions_current x"
          + " JOIN performance_schema.threads t ON t.THREAD_ID = x.THREAD_ID"
          + " WHERE x.STATE = 'ACTIVE' AND x.AUTOCOMMIT = 'NO'";

  private final MySqlServer server;

  Sessions(MySqlServer server) {
    this.server = server;
  }

  /** All connections but the one that asks, by the server's number. */
  Map<Long, Session> read() {
    try (Connection connection = server.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      Map<Long, Set<String>> held = held(statement);
      Map<Long, Session> sessions = new LinkedHashMap<>();
      try (ResultSet row = statement.executeQuery(CONNECTIONS)) {
        while (row.next()) {
          long id = row.getLong(1);
          sessions.put(
              id,
              new Session(
                  id,
                  row.getString(2),
                  row.getString(3),
                  row.getString(4),
                  held.getOrDefault(id, Set.of())));
        }
      }
      return sessions;
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The server's connections cannot be read: " + e.getMessage(), e);
    }
  }

  private static Map<Long, Set<String>> held(Statement statement) throws SQLException {
    Map<Long, Set<String>> held = new LinkedHashMap<>();
    try (ResultSet row = statement.executeQuery(HELD)) {
      while (row.next()) {
        held.computeIfAbsent(row.getLong(1), id -> new LinkedHashSet<>()).add(row.getString(2));
      }
    }
    return held;
  }

  /** Ends a connection; one that is gone already is no error. */
  void kill(long id) {
    try (Connection connection = server.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("KILL " + id);
    } catch (SQLException e) {
      if (e.getErrorCode() != NO_SUCH_THREAD) {
        throw new IllegalStateException(
            "Connection " + id + " cannot be ended: " + e.getMessage(), e);
      }
    }
  }
}
