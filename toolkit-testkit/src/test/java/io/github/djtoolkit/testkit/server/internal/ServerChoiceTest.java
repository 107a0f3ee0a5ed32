package io.github.djtoolkit.testkit.server.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.server.MySqlServer;
import io.github.djtoolkit.testkit.server.ServerOptions;
import io.github.djtoolkit.testkit.server.ServerStartException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@MySqlTest
class ServerChoiceTest {

  @Test
  void takesTheServerThatTheEnvironmentNames(MySqlServer running) throws SQLException {
    Map<String, String> environment =
        Map.of(
            "DJTOOLKIT_MYSQL_URL",
                "jdbc:mysql://"
                    + running.host()
                    + ":"
                    + running.port()
                    + "/?useServerPrepStmts=true",
            "DJTOOLKIT_MYSQL_USER", running.user(),
            "DJTOOLKIT_MYSQL_PASSWORD", running.password());

    try (MySqlServer server = choice(environment).start(ServerOptions.defaults())) {
      assertThat(server.port()).isEqualTo(running.port());
      assertThat(server.exclusive()).isFalse();
      assertThat(server)
          .hasToString(
              "external MySQL " + running.user() + "@" + running.host() + ":" + running.port());
    }
    try (Connection connection = running.dataSource().getConnection()) {
      assertThat(connection.isValid(5)).isTrue();
    }
  }

  @Test
  void saysWhichVariablesAreWrong(MySqlServer running) {
    Map<String, String> wrongPassword =
        Map.of(
            "DJTOOLKIT_MYSQL_URL",
            "jdbc:mysql://" + running.host() + ":" + running.port() + "/",
            "DJTOOLKIT_MYSQL_USER",
            running.user(),
            "DJTOOLKIT_MYSQL_PASSWORD",
            "wr0ng");

    assertThatThrownBy(() -> choice(wrongPassword).start(ServerOptions.defaults()))
        .isInstanceOf(ServerStartException.class)
        .hasMessageContaining("DJTOOLKIT_MYSQL_PASSWORD")
        .hasMessageNotContaining("wr0ng");
    assertThatThrownBy(
            () ->
                choice(Map.of("DJTOOLKIT_MYSQL_URL", "localhost")).start(ServerOptions.defaults()))
        .hasMessage("DJTOOLKIT_MYSQL_URL is not a JDBC URL such as jdbc:mysql://localhost:3306/");
  }

  @Test
  void namesTheWaysOutWhereThereIsNoBuild() {
    assertThatThrownBy(
            () -> onPlatform("SunOS", "sparc", Map.of()).startEmbedded(ServerOptions.defaults()))
        .isInstanceOf(ServerStartException.class)
        .hasMessageContaining("This platform has no embedded MySQL")
        .hasMessageContaining("DJTOOLKIT_MYSQL_URL")
        .hasMessageContaining("testcontainers");
  }

  @Test
  void refusesADistributionThatIsNotThere(@TempDir Path folder) {
    Map<String, String> environment =
        Map.of(
            "DJTOOLKIT_MYSQL_ZIP", folder.resolve("none.zip").toString(),
            "DJTOOLKIT_CACHE", folder.toString());

    assertThatThrownBy(
            () -> onPlatform("Linux", "amd64", environment).startEmbedded(ServerOptions.defaults()))
        .hasMessage("DJTOOLKIT_MYSQL_ZIP names no file: " + folder.resolve("none.zip"));
  }

  private static ServerChoice choice(Map<String, String> environment) {
    return new ServerChoice(new Settings(environment, new Properties()));
  }

  private static ServerChoice onPlatform(String os, String arch, Map<String, String> environment) {
    Properties properties = new Properties();
    properties.setProperty("os.name", os);
    properties.setProperty("os.arch", arch);
    return new ServerChoice(new Settings(environment, properties));
  }
}
