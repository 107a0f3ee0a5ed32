package io.github.djtoolkit.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class EmbeddedServerTest {

  @Test
  void startsWithItsOwnArgumentsAndLeavesNothingBehind() throws SQLException {
    MySqlServer server = MySqlServer.startEmbedded(ServerOptions.of("--sql-mode=ANSI_QUOTES"));
    try (server; Connection connection = server.dataSource().getConnection()) {
      assertThat(text(connection, "SELECT @@version")).startsWith("8.0.");
      assertThat(text(connection, "SELECT @@sql_mode")).contains("ANSI_QUOTES");
      assertThat(text(connection, "SELECT @@time_zone")).isEqualTo("+00:00");
    }
  }

  private static String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }
}
