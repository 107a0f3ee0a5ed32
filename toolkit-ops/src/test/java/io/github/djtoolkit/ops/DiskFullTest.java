package io.github.djtoolkit.ops;

import static io.github.djtoolkit.testkit.assertion.ToolkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.ops.backup.RestoreOptions;
import io.github.djtoolkit.ops.copy.CopyOptions;
import io.github.djtoolkit.ops.parallel.ParallelOptions;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.testkit.assertion.SchemaCapture;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Where the server runs out of room, one error says so, nothing that was there is changed, and the
 * same call ends well once there is room.
 */
class DiskFullTest {

  private static final FullServer SERVER = new FullServer();

  private final MigrationToolkit toolkit =
      MigrationToolkit.builder().dataSource(SERVER.dataSource()).build();

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @BeforeEach
  void seed() {
    SERVER.execute(
        "DROP DATABASE IF EXISTS dest",
        "DROP DATABASE IF EXISTS copy",
        "DROP DATABASE IF EXISTS lab_restoring",
        "DROP DATABASE IF EXISTS lab_replaced",
        "DROP DATABASE IF EXISTS lab",
        "CREATE DATABASE lab",
        "CREATE TABLE lab.session (id int PRIMARY KEY, note varchar(20))",
        "INSERT INTO lab.session VALUES (1, 'one'), (2, NULL)",
        "CREATE TABLE lab.t (id int PRIMARY KEY, b blob, session int, FOREIGN KEY (session) REFERENCES lab.session (id))",
        "INSERT INTO lab.t WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 500)"
            + " SELECT n, REPEAT('x', 20000), 1 FROM c",
        "CREATE VIEW lab.seen AS SELECT id FROM lab.t",
        "CREATE TRIGGER lab.noted BEFORE INSERT ON lab.session FOR EACH ROW SET NEW.note = 'fired'",
        "ANALYZE TABLE lab.t");
  }

  @Test
  void copyTableData() throws SQLException {
    SERVER.execute(
        "CREATE DATABASE dest",
        "SET GLOBAL innodb_file_per_table = 0",
        "CREATE TABLE dest.session (id int PRIMARY KEY, note varchar(20))",
        "CREATE TABLE dest.t (id int PRIMARY KEY, b blob, session int)");
    saysSoAndGoesOn(
        4096,
        "t",
        () ->
            toolkit.copyTableData(
                "lab", "dest", List.of(), CopyOptions.dryRun().with(Execution.EXECUTE)),
        "dest");
  }

  @ParameterizedTest
  @CsvSource({"0, ~djtoolkit_journal", "4096, t"})
  void createParallelSchema(int free, String table) throws SQLException {
    saysSoAndGoesOn(
        free,
        table,
        () ->
            toolkit.createParallelSchema(
                SchemaMapping.of("lab", "dest"), new ParallelOptions(Execution.EXECUTE, true)),
        "dest");
  }

  @ParameterizedTest
  @CsvSource({"0, ~djtoolkit_journal", "4096, t"})
  void backupSchema(int free, String table) throws SQLException {
    saysSoAndGoesOn(
        free, table, () -> toolkit.backupSchema("lab", "dest", Execution.EXECUTE), "dest");
  }

  @ParameterizedTest
  @CsvSource({"0, ~djtoolkit_journal", "4096, t"})
  void restoreSchema(int free, String table) throws SQLException {
    toolkit.backupSchema("lab", "copy", Execution.EXECUTE);
    SchemaCapture wanted = capture("lab");
    SERVER.execute("DELETE FROM lab.t WHERE id > 10", "CREATE TABLE lab.later (id int)");
    SchemaCapture backup = capture("copy");

    saysSoAndGoesOn(
        free,
        table,
        () -> toolkit.restoreSchema("copy", "lab", RestoreOptions.dryRun().with(Execution.EXECUTE)),
        "lab_replaced");

    assertThat(capture("lab")).isEqualTo(wanted);
    assertThat(capture("copy")).isEqualTo(backup);
  }

  /** The result of the call that goes on must hold the rows that the lab has now. */
  private static void saysSoAndGoesOn(int free, String table, Runnable call, String result)
      throws SQLException {
    SchemaCapture before = capture("lab");
    SERVER.fill(free);
    try {
      assertThatThrownBy(call::run)
          .isInstanceOfSatisfying(
              ToolkitException.class,
              e -> assertThat(e.code()).as(e.getMessage()).isEqualTo("disk_full"))
          .hasMessageContaining("The server has no room: The table '" + table + "' is full.")
          .hasMessageContaining("run the same command again");
      assertThat(capture("lab")).isEqualTo(before);
      SERVER.execute("SELECT id FROM lab.seen", "SHOW CREATE TRIGGER lab.noted");
    } finally {
      SERVER.giveRoom();
    }

    call.run();

    before
        .tables()
        .forEach(
            (name, expected) ->
                assertThat(capture(result).table(name).orElseThrow().checksums())
                    .isEqualTo(expected.checksums()));
  }

  private static SchemaCapture capture(String schema) {
    SchemaCapture all = SchemaCapture.of(SERVER.dataSource(), schema);
    return all.without(
        all.tables().keySet().stream().filter(t -> t.startsWith("~")).toArray(String[]::new));
  }
}
