package io.github.djtoolkit.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.testkit.server.MySqlServer;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

class LeakTest {

  /** Connector/J closes a connection that nobody refers to any more, which would hide the leak. */
  private static final List<Connection> HELD = new ArrayList<>();

  private static Map<String, String> outcomes = Map.of();

  @BeforeAll
  static void runLeakyTests() {
    outcomes = InnerTests.outcomes(Leaky.class);
  }

  @AfterAll
  static void release() throws SQLException {
    for (Connection connection : HELD) {
      connection.close();
    }
  }

  @Test
  void passesATestThatLeavesNothing() {
    assertThat(outcomes)
        .containsEntry("leavesNothing()", "")
        .containsEntry("findsNothingOfTheOthers(MySqlServer)", "");
  }

  @Test
  void failsATestThatLeavesAConnection() {
    assertThat(outcomes.get("leavesConnection(TestSchema)"))
        .startsWith("The test left behind: ")
        .contains(
            "connection opened at " + Leaky.class.getName() + ".leavesConnection(LeakTest.java:");
  }

  @Test
  void failsATestThatLeavesAConnectionOfItsOwnMaking() {
    assertThat(outcomes.get("leavesOwnConnection(MySqlServer)"))
        .containsPattern("connection \\d+ of \\w+");
  }

  @Test
  void failsATestThatLeavesAUserLock() {
    assertThat(outcomes.get("leavesLock(MySqlServer)")).contains("that holds the user lock left");
  }

  @Test
  void failsATestThatLeavesATransaction() {
    assertThat(outcomes.get("leavesTransaction(TestSchema)"))
        .contains("an open transaction")
        .contains(".t");
  }

  @Test
  void failsATestThatLeavesAnOpenFile() {
    assertThat(outcomes.get("leavesOpenFile(TestFolder)")).contains("open file sub/open.txt");
  }

  @Test
  void refusesASchemaOutsideOfATest() {
    assertThat(InnerTests.messages(TooEarly.class))
        .anyMatch(message -> message.contains("A TestSchema belongs to one test"));
  }

  @MySqlTest
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  static class Leaky {

    @Test
    @Order(1)
    void leavesNothing() {}

    @Test
    @Order(2)
    void leavesConnection(TestSchema schema) throws SQLException {
      schema.dataSource().getConnection();
    }

    @Test
    @Order(3)
    void leavesOwnConnection(MySqlServer server) throws SQLException {
      HELD.add(
          DriverManager.getConnection(
              "jdbc:mysql://" + server.host() + ":" + server.port() + "/",
              server.user(),
              server.password()));
    }

    @Test
    @Order(4)
    void leavesLock(MySqlServer server) throws SQLException {
      server.dataSource().getConnection().createStatement().execute("SELECT GET_LOCK('left', 1)");
    }

    @Test
    @Order(5)
    void leavesTransaction(TestSchema schema) throws SQLException {
      schema.execute("CREATE TABLE t (id INT PRIMARY KEY)");
      Connection connection = schema.dataSource().getConnection();
      connection.setAutoCommit(false);
      connection.createStatement().execute("INSERT INTO t VALUES (1)");
    }

    /** Keeps what was left open from being closed with the garbage. */
    private final List<Closeable> left = new ArrayList<>();

    @Test
    @Order(6)
    void leavesOpenFile(TestFolder folder) throws IOException {
      Path file = folder.write("sub/open.txt", new byte[] {1});
      left.add(Files.newInputStream(file));
    }

    @Test
    @Order(7)
    void findsNothingOfTheOthers(MySqlServer server) throws SQLException {
      try (Connection connection = server.dataSource().getConnection()) {
        assertThat(connection.createStatement().executeQuery("SHOW DATABASES LIKE 'djt%'").next())
            .isFalse();
        assertThat(connection.createStatement().executeQuery("SELECT IS_FREE_LOCK('left')").next())
            .isTrue();
      }
    }
  }

  @MySqlTest
  static class TooEarly {

    @BeforeAll
    static void take(TestSchema schema) {
      schema.execute("SELECT 1");
    }

    @Test
    void isNotReached() {}
  }
}
