package io.github.djtoolkit.ops.copy;

import static io.github.djtoolkit.testkit.assertion.ToolkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.result.CopyTableDataResult;
import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.ops.plan.RowProgress;
import io.github.djtoolkit.ops.run.PlanRunner;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.storage.config.DataJointConfiguration;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Foreign keys in every direction, and a source that others write to. */
@MySqlTest
class CopyReferencesTest {

  @Test
  void copiesParentsFirstAndCirclesAcrossSchemas(TestSchema one) {
    TestSchema two = one.sibling("two");
    one.execute(
        "CREATE TABLE a_child (id int PRIMARY KEY, parent int)",
        "CREATE TABLE z_parent (id int PRIMARY KEY, self int, FOREIGN KEY (self) REFERENCES z_parent (id))",
        "ALTER TABLE a_child ADD FOREIGN KEY (parent) REFERENCES z_parent (id)",
        "CREATE TABLE ring (id int PRIMARY KEY, next int)");
    two.execute("CREATE TABLE ring (id int PRIMARY KEY, next int)");
    one.execute(
        "ALTER TABLE ring ADD FOREIGN KEY (next) REFERENCES `" + two.name() + "`.ring (id)");
    two.execute(
        "ALTER TABLE ring ADD FOREIGN KEY (next) REFERENCES `" + one.name() + "`.ring (id)");
    one.execute(
        "SET SESSION foreign_key_checks = 0",
        "INSERT INTO z_parent VALUES (1, 2), (2, 1), (3, 3)",
        "INSERT INTO a_child VALUES (1, 3), (2, NULL)",
        "INSERT INTO ring VALUES (1, 1), (2, NULL)",
        "INSERT INTO `" + two.name() + "`.ring VALUES (1, 2)");
    Map<String, String> names = new LinkedHashMap<>();
    names.put(one.name(), one.sibling("one_copy").name());
    names.put(two.name(), one.sibling("two_copy").name());
    EmptyCopy.make(one.dataSource(), names);

    CopyTableDataResult result =
        Copies.over(one.dataSource()).copy(SchemaMapping.of(names), Copies.EXECUTE);

    assertThat(result.rowsCopied()).isEqualTo(8);
    List<String> order = result.details().stream().map(d -> d.source()).toList();
    assertThat(order.indexOf(one.name() + ".z_parent"))
        .isLessThan(order.indexOf(one.name() + ".a_child"));
    names.forEach(
        (source, copy) ->
            assertThat(Copies.capture(one.dataSource(), copy))
                .hasSameContentAs(Copies.capture(one.dataSource(), source)));
  }

  @Test
  void findsARowOfACircleWhoseParentIsNowhere(TestSchema schema) {
    schema.execute(
        "CREATE TABLE a (id int PRIMARY KEY, b int)",
        "CREATE TABLE b (id int PRIMARY KEY, a int, FOREIGN KEY (a) REFERENCES a (id))",
        "ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b (id)",
        "SET SESSION foreign_key_checks = 0",
        "INSERT INTO a VALUES (1, 77)");
    TestSchema copy = EmptyCopy.of(schema, "copy");

    assertThatThrownBy(
            () ->
                Copies.over(schema.dataSource())
                    .copy(schema.name(), copy.name(), List.of(), Copies.EXECUTE))
        .isInstanceOfSatisfying(
            ToolkitException.class, e -> assertThat(e.code()).isEqualTo("missing_parents"))
        .hasMessageContaining("[{id=77}]");
  }

  @Test
  void keepsTheSourceStillUnlessToldOtherwise(TestSchema schema) {
    schema.execute(
        "CREATE TABLE a (id int PRIMARY KEY, v int)",
        "CREATE TABLE b (id int PRIMARY KEY, v int)",
        "INSERT INTO a VALUES (1, 1)",
        "INSERT INTO b VALUES (1, 1)");
    TestSchema still = EmptyCopy.of(schema, "still");
    List<String> outcomes = new ArrayList<>();
    ProgressListener writer =
        new ProgressListener() {
          @Override
          public void advanced(RowProgress progress) {
            if (progress.table().table().equals("a")) {
              outcomes.add(update(schema));
            }
          }
        };

    copy(schema, writer).copy(schema.name(), still.name(), List.of(), Copies.EXECUTE);
    assertThat(outcomes).hasSize(1).allMatch(o -> o.contains("Lock wait timeout"));
    assertThat(still.query("SELECT v FROM b").toString()).isEqualTo("[{v=1}]");
    assertThat(update(schema)).isEqualTo("written");

    schema.execute("UPDATE b SET v = 1");
    outcomes.clear();
    TestSchema live = EmptyCopy.of(schema, "live");
    copy(schema, writer)
        .copy(
            schema.name(),
            live.name(),
            List.of(),
            Copies.EXECUTE.with(CopyOptions.Consistency.LIVE));
    assertThat(outcomes).containsExactly("written");
    assertThat(live.query("SELECT v FROM b").toString()).isEqualTo("[{v=2}]");
  }

  private static TableCopy copy(TestSchema schema, ProgressListener listener) {
    SqlSessions sessions = new SqlSessions(schema.dataSource());
    return new TableCopy(
        sessions,
        ObjectStores.of(DataJointConfiguration.none()),
        new PlanRunner(sessions, listener, "test"),
        listener,
        2);
  }

  private static String update(TestSchema schema) {
    try (Connection connection = schema.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET SESSION lock_wait_timeout = 1");
      statement.execute("UPDATE b SET v = 2");
      return "written";
    } catch (SQLException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
