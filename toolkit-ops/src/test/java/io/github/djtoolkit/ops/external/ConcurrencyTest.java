package io.github.djtoolkit.ops.external;

import static io.github.djtoolkit.testkit.assertion.ToolkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.external.ExternalOptions.Finish;
import io.github.djtoolkit.ops.plan.DdlExecutor;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.run.SchemaLock;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.sql.template.Alter;
import io.github.djtoolkit.testkit.assertion.SchemaCapture;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import io.github.djtoolkit.testkit.server.MySqlServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs and other sessions that get in each other's way. */
@MySqlTest
class ConcurrencyTest {

  @Test
  void refusesASecondRunAndNamesTheHolder(
      TestSchema schema, TestFolder folder, MySqlServer server) {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    SchemaCapture before = SchemaCapture.of(schema.dataSource(), schema.name());
    try (SchemaLock held = SchemaLock.take(new SqlSessions(schema.dataSource()), schema.name())) {
      held.assertHeld();
      assertThatThrownBy(() -> pipeline.runs().execute(Finish.CONVERT))
          .isInstanceOfSatisfying(
              ToolkitException.class, e -> assertThat(e.code()).isEqualTo("schema_locked"))
          .hasMessageContaining("connection " + holder(schema) + " of " + server.user());
    }
    assertThat(schema).hasSameDefinitionsAs(before).hasSameContentAs(before);
    assertThat(pipeline.runs().execute(Finish.CONVERT).columnsMigrated()).isEqualTo(3);
  }

  @Test
  void endsWhenTheLockIsLost(TestSchema schema, TestFolder folder) {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    List<String> steps = new ArrayList<>();
    ProgressListener killer =
        new ProgressListener() {
          @Override
          public void started(Step step) {
            steps.add(step.action());
            schema.execute("KILL " + holder(schema));
          }
        };

    assertThatThrownBy(() -> pipeline.runs().with(killer).execute(Finish.CONVERT))
        .isInstanceOfSatisfying(
            ToolkitException.class, e -> assertThat(e.code()).isEqualTo("lock_lost"))
        .hasMessageContaining(schema.name());
    assertThat(steps).hasSize(1);
    assertThat(pipeline.runs().execute(Finish.CONVERT).rowsMigrated()).isEqualTo(4);
  }

  @Test
  void waitsForAReaderThatEnds(TestSchema schema, TestFolder folder) throws SQLException {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    List<String> warnings = new ArrayList<>();
    try (Connection reader = reading(schema)) {
      ProgressListener listener =
          new ProgressListener() {
            @Override
            public void warned(String message) {
              if (message.contains("is in use")) {
                warnings.add(message);
                rollBack(reader);
              }
            }
          };
      pipeline.runs().with(listener).execute(Finish.FINALIZE);
    }
    assertThat(warnings).singleElement().asString().contains("`rec` is in use by another session");
    assertThat(Sql.definition(schema, "rec")).contains("`sig_v1`");
  }

  @Test
  void givesUpOnAReaderThatStaysAndChangesNothing(TestSchema schema, TestFolder folder)
      throws SQLException {
    SmallPipeline.of(schema, folder).seed();
    SchemaCapture before = SchemaCapture.of(schema.dataSource(), schema.name());
    List<String> warnings = new ArrayList<>();
    ProgressListener listener =
        new ProgressListener() {
          @Override
          public void warned(String message) {
            warnings.add(message);
          }
        };
    TableName table = new TableName(schema.name(), "rec");
    try (Connection reader = reading(schema);
        SqlSession session = new SqlSessions(schema.dataSource()).open()) {
      session.db().execute("set session lock_wait_timeout = 1");
      DdlExecutor ddl = new DdlExecutor(session.db(), listener);

      assertThatThrownBy(
              () -> ddl.execute(table, Alter.table(table).dropColumn("changed").instant()))
          .isInstanceOfSatisfying(
              ToolkitException.class, e -> assertThat(e.code()).isEqualTo("table_busy"))
          .hasMessageContaining("Other sessions keep " + table + " open");
      rollBack(reader);
    }
    assertThat(warnings).hasSize(9);
    assertThat(schema).hasSameDefinitionsAs(before).hasSameContentAs(before);
  }

  private static Connection reading(TestSchema schema) throws SQLException {
    Connection reader = schema.dataSource().getConnection();
    reader.setAutoCommit(false);
    try (Statement statement = reader.createStatement()) {
      statement.execute("SELECT * FROM rec");
    }
    return reader;
  }

  private static void rollBack(Connection reader) {
    try {
      reader.rollback();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The connection that holds the toolkit's lock on the schema. */
  private static Object holder(TestSchema schema) {
    String name =
        "djtoolkit:"
            + java.util.UUID.nameUUIDFromBytes(
                schema.name().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return Sql.one(schema, "SELECT IS_USED_LOCK('" + name + "')");
  }
}
