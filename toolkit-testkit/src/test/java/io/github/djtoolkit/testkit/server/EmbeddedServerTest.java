package io.github.djtoolkit.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EmbeddedServerTest {

  @Test
  void startsWithItsOwnArgumentsAndLeavesNothingBehind() throws SQLException {
    MySqlServer server =
        MySqlServer.startEmbedded(
            ServerOptions.of("--sql-mode=ANSI_QUOTES", "--lower-case-table-names=1"));
    Path data;
    try (server;
        Connection connection = server.dataSource().getConnection()) {
      assertThat(text(connection, "SELECT @@version")).startsWith("8.0.");
      assertThat(text(connection, "SELECT @@sql_mode")).contains("ANSI_QUOTES");
      assertThat(text(connection, "SELECT @@lower_case_table_names")).isEqualTo("1");
      assertThat(text(connection, "SELECT @@session.time_zone")).isEqualTo("+00:00");
      assertThat(text(connection, "SELECT @@bind_address")).isEqualTo("127.0.0.1");
      assertThat(text(connection, "SELECT GROUP_CONCAT(host) FROM mysql.user WHERE user = 'root'"))
          .isEqualTo("127.0.0.1");
      assertThat(server.exclusive()).isTrue();
      data = Path.of(text(connection, "SELECT @@datadir"));
      assertThat(data).exists();
    }
    assertThat(data.getParent()).doesNotExist();
    assertThatThrownBy(() -> server.dataSource().getConnection()).isInstanceOf(SQLException.class);
    server.close();
  }

  @Test
  void startsAgainOnTheSameData() throws SQLException {
    try (RestartableServer server = MySqlServer.startEmbedded(ServerOptions.defaults())) {
      try (Connection connection = server.dataSource().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE kept");
        statement.execute("CREATE TABLE kept.t AS SELECT 7 AS n");
      }
      server.restart();
      try (Connection connection = server.dataSource().getConnection()) {
        assertThat(text(connection, "SELECT n FROM kept.t")).isEqualTo("7");
      }
    }
  }

  @Test
  void tellsWhyAServerDoesNotStart() {
    assertThatThrownBy(() -> MySqlServer.startEmbedded(ServerOptions.of("--no-such-option")))
        .isInstanceOf(ServerStartException.class)
        .hasMessageContaining("no-such-option");
  }

  @Test
  void endsWithItsOwnerEvenIfThatIsKilled() throws Exception {
    Process owner =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Owner.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    ProcessHandle server;
    try (var output = owner.inputReader()) {
      server = ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
    } finally {
      owner.destroyForcibly().waitFor();
    }
    server.onExit().get(30, TimeUnit.SECONDS);
    assertThat(server.isAlive()).isFalse();
  }

  /** Starts a server, tells where it is, and waits to be killed. */
  static final class Owner {
    public static void main(String[] arguments) throws Exception {
      MySqlServer server = MySqlServer.startEmbedded(ServerOptions.defaults());
      try (Connection connection = server.dataSource().getConnection()) {
        System.out.println(
            Files.readString(Path.of(text(connection, "SELECT @@pid_file"))).strip());
      }
      Thread.currentThread().join();
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
