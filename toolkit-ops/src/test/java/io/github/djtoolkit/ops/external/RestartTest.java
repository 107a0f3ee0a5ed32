package io.github.djtoolkit.ops.external;

import static io.github.djtoolkit.testkit.assertion.ToolkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.ops.external.ExternalOptions.Finish;
import io.github.djtoolkit.ops.migrate.RollbackOptions.Target;
import io.github.djtoolkit.testkit.assertion.SchemaCapture;
import io.github.djtoolkit.testkit.server.MySqlServer;
import io.github.djtoolkit.testkit.server.RestartableServer;
import io.github.djtoolkit.testkit.server.ServerOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What finalize and rollback leave can be read after the server was restarted. It cannot where one
 * ALTER drops the foreign keys and swaps the names: MySQL 8.0.33 then mixes up the columns in its
 * dictionary, and crashes when it opens the table again.
 */
class RestartTest {

  @Test
  void readsEverythingBackAfterARestart(@TempDir Path folder) throws SQLException {
    try (RestartableServer server = MySqlServer.startEmbedded(ServerOptions.defaults())) {
      try (Connection connection = server.dataSource().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE lab DEFAULT CHARACTER SET utf8mb4");
      }
      SmallPipeline pipeline =
          new SmallPipeline(server.dataSource("lab", Map.of()), "lab", folder).seed();
      SchemaCapture original = SchemaCapture.of(server.dataSource(), "lab");

      pipeline.runs().execute(Finish.FINALIZE);
      staysAlike(server);
      pipeline.runs().rollback(Target.CONVERTED);
      staysAlike(server);
      pipeline.runs().rollback(Target.ORIGINAL);
      staysAlike(server);
      assertThat(SchemaCapture.of(server.dataSource(), "lab"))
          .hasSameDefinitionsAs(original)
          .hasSameContentAs(original);
      pipeline.runs().execute(Finish.DROP_LEGACY);
      pipeline.execute("INSERT INTO rec (id, sig) SELECT 3, sig FROM rec WHERE id = 1");
      staysAlike(server);
    }
  }

  private static void staysAlike(RestartableServer server) throws SQLException {
    SchemaCapture before = SchemaCapture.of(server.dataSource(), "lab");
    server.restart();
    assertThat(SchemaCapture.of(server.dataSource(), "lab"))
        .hasSameDefinitionsAs(before)
        .hasSameContentAs(before);
    assertThat(checkTables(server, before.tables().keySet())).containsOnly("OK");
  }

  private static List<String> checkTables(RestartableServer server, Set<String> tables)
      throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = server.dataSource("lab", Map.of()).getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : tables) {
        try (ResultSet rows = statement.executeQuery("CHECK TABLE `" + table + "` EXTENDED")) {
          while (rows.next()) {
            found.add(rows.getString("Msg_text"));
          }
        }
      }
    }
    return found;
  }
}
