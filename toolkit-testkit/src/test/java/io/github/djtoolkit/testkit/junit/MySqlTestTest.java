package io.github.djtoolkit.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.testkit.server.MySqlServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MySqlTest
class MySqlTestTest {

  @BeforeEach
  void createTable(TestSchema schema) {
    schema.execute(
        "CREATE TABLE t (id INT PRIMARY KEY, text VARCHAR(20))",
        "INSERT INTO t VALUES (1, '{fn x}'), (2, NULL)");
  }

  @Test
  void handsTheSameSchemaToTheMethodsOfATest(TestSchema schema) {
    assertThat(schema.query("SELECT text FROM t ORDER BY id"))
        .extracting(row -> row.get("text"))
        .containsExactly("{fn x}", null);
  }

  @Test
  void bindsConnectionsToTheSchemaInUtcAndUtf8(TestSchema schema) {
    assertThat(
            schema.query(
                "SELECT DATABASE() AS db, @@session.time_zone AS zone, @@character_set_client AS charset,"
                    + " (SELECT DEFAULT_CHARACTER_SET_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = DATABASE()) AS own"))
        .containsExactly(
            Map.of("db", schema.name(), "zone", "+00:00", "charset", "utf8mb4", "own", "utf8mb4"));
  }

  @Test
  void givesSiblings(TestSchema schema) {
    TestSchema other = schema.sibling("other");
    other.execute(
        "CREATE TABLE child (id INT PRIMARY KEY, FOREIGN KEY (id) REFERENCES `"
            + schema.name()
            + "`.t (id))");
    assertThat(other.name()).isEqualTo(schema.name() + "_other");
    assertThat(other.query("SHOW TABLES")).hasSize(1);
  }

  @Test
  void givesAccountsThatMayDoNoMoreThanTold(TestSchema schema) throws SQLException {
    TestAccount reader = schema.account("SELECT");
    try (Connection connection = reader.dataSource().getConnection()) {
      assertThat(connection.createStatement().executeQuery("SELECT * FROM t").next()).isTrue();
      assertThatThrownBy(() -> connection.createStatement().execute("DELETE FROM t"))
          .hasMessageContaining("DELETE command denied");
    }
  }

  @Test
  void sharesTheServer(MySqlServer server, TestSchema schema) throws SQLException {
    try (Connection connection = server.dataSource().getConnection()) {
      assertThat(
              connection
                  .createStatement()
                  .executeQuery("SELECT * FROM " + schema.name() + ".t")
                  .next())
          .isTrue();
    }
    server.close();
    assertThat(schema.query("SELECT 1 AS one")).hasSize(1);
  }
}
