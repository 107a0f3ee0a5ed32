package io.github.djtoolkit.testkit.junit.internal;

import io.github.djtoolkit.testkit.server.MySqlServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.Set;

/** Drops the schemas and accounts of a test. */
final class Cleanup {

  private final MySqlServer server;
  private final Set<String> schemas = new LinkedHashSet<>();
  private final Set<String> users = new LinkedHashSet<>();

  Cleanup(MySqlServer server) {
    this.server = server;
  }

  synchronized void dropSchema(String name) {
    schemas.add(name);
  }

  synchronized void dropUser(String name) {
    users.add(name);
  }

  synchronized Set<String> schemas() {
    return Set.copyOf(schemas);
  }

  synchronized void run() {
    if (schemas.isEmpty() && users.isEmpty()) {
      return;
    }
    try (Connection connection = server.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET foreign_key_checks = 0");
      for (String user : users) {
        statement.execute("DROP USER IF EXISTS '" + user + "'@'%'");
      }
      for (String schema : schemas) {
        statement.execute("DROP DATABASE IF EXISTS `" + schema + "`");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The test's schemas cannot be dropped: " + e.getMessage(), e);
    }
  }
}
