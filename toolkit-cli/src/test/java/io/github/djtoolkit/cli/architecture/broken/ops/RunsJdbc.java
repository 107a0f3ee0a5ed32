package io.github.djtoolkit.cli.architecture.broken.ops;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** An operation with SQL of its own. */
final class RunsJdbc {

  boolean run(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.execute("DO 1");
    }
  }
}
