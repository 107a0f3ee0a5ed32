package io.github.djtoolkit.ops.internal.swap;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.Operations;
import io.github.djtoolkit.ops.plan.MigrationPlan;
import io.github.djtoolkit.ops.plan.RunReport;
import io.github.djtoolkit.ops.plan.StepReport.Outcome;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.sql.journal.JournalTables;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.swap.SchemaSwap;
import io.github.djtoolkit.sql.swap.SwapFacts;
import io.github.djtoolkit.sql.swap.SwapReader;
import io.github.djtoolkit.sql.swap.SwapRecord;
import io.github.djtoolkit.sql.swap.SwapRecord.Direction;
import io.github.djtoolkit.sql.swap.SwapRecord.Phase;
import io.github.djtoolkit.sql.swap.SwapTable;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables of schemas change places, and everything that belongs to them goes along. */
@MySqlTest
class SwapTest {

  @Test
  void movesTablesBothWaysWithWhatBelongsToThem(TestSchema production) {
    TestSchema incoming = production.sibling("new");
    TestSchema kept = production.sibling("kept");
    TestSchema outside = production.sibling("out");
    outside.execute("CREATE TABLE up (id int PRIMARY KEY)", "INSERT INTO up VALUES (1)");
    seed(production, outside, "old");
    seed(incoming, outside, "new");
    outside.execute(
        "CREATE TABLE child (id int PRIMARY KEY, a int, CONSTRAINT k FOREIGN KEY (a) REFERENCES `"
            + production.name()
            + "`.a (id) ON UPDATE CASCADE)",
        "INSERT INTO child VALUES (7, 1)");
    List<SchemaSwap> swaps =
        List.of(new SchemaSwap(production.name(), incoming.name(), kept.name()));

    SwapFacts facts = read(production, swaps);
    RunReport report = run(production, facts);

    assertThat(report.steps()).extracting(s -> s.outcome()).containsOnly(Outcome.DONE);
    assertThat(value(production, "SELECT note FROM a")).isEqualTo("new");
    assertThat(value(kept, "SELECT note FROM a")).isEqualTo("old");
    assertThat(value(production, "SELECT note FROM v")).isEqualTo("new");
    assertThat(value(kept, "SELECT note FROM v")).isEqualTo("old");
    assertThat(value(production, "SELECT lineage FROM `~lineage`"))
        .isEqualTo(production.name() + ".a.id");
    assertThat(value(kept, "SELECT lineage FROM `~lineage`")).isEqualTo(kept.name() + ".a.id");
    assertThat(incoming.query("SHOW FULL TABLES")).isEmpty();
    assertThat(Operations.definition(outside, "child").rest())
        .anyMatch(
            line ->
                line.contains(
                    "CONSTRAINT `k` FOREIGN KEY (`a`) REFERENCES `" + production.name() + "`.`a`"))
        .noneMatch(line -> line.contains("djtoolkit"));
    production.execute("INSERT INTO b VALUES (2, 1)");
    assertThat(value(production, "SELECT note FROM a")).isEqualTo("first, second");
    assertThat(value(kept, "SELECT note FROM a")).isEqualTo("old");

    assertThat(run(production, facts).steps())
        .extracting(s -> s.outcome())
        .containsOnly(Outcome.ALREADY_DONE);
    SwapFacts back = read(production, swaps.stream().map(SchemaSwap::inverse).toList());
    run(production, back);
    assertThat(read(production, swaps)).isEqualTo(facts);
    assertThat(value(production, "SELECT note FROM a")).isEqualTo("old");
    outside.execute("DROP TABLE child");
  }

  @Test
  void writesEverythingDownAndReadsItBack(TestSchema production) {
    TestSchema incoming = production.sibling("new");
    TestSchema outside = production.sibling("out");
    outside.execute("CREATE TABLE up (id int PRIMARY KEY)", "INSERT INTO up VALUES (1)");
    seed(production, outside, "old");
    seed(incoming, outside, "it''s");
    SwapFacts facts =
        read(production, List.of(new SchemaSwap(production.name(), incoming.name(), "kept")));
    try (SqlSession session = Operations.sessions(production).open()) {
      SwapTable store = new SwapTable(outside.name(), Direction.FORWARD);
      session.db().execute(store.create());
      store.write(session.db(), SwapRecord.beginning(Direction.FORWARD, facts));
      SwapRecord read = store.read(session.db()).orElseThrow();
      assertThat(read.facts()).isEqualTo(facts);
      assertThat(facts.triggers()).hasSize(4);
      assertThat(facts.views()).hasSize(2);
      assertThat(read.phase()).isEqualTo(Phase.RUNNING);
      session.db().execute(store.close(Direction.BACK));
      store.writeChecksums(session.db(), java.util.Map.of(new TableName("x", "`y"), "12"));
      assertThat(store.read(session.db()).orElseThrow())
          .isEqualTo(
              new SwapRecord(
                  Direction.BACK,
                  Phase.DONE,
                  facts,
                  java.util.Map.of(new TableName("x", "`y"), "12")));
    }
  }

  private static void seed(TestSchema schema, TestSchema outside, String note) {
    schema.execute(
        "CREATE TABLE a (id int PRIMARY KEY, b int, note text)",
        "CREATE TABLE b (id int PRIMARY KEY, a int, CONSTRAINT b_ibfk_1 FOREIGN KEY (a) REFERENCES a (id))",
        "ALTER TABLE a ADD CONSTRAINT a_ibfk_1 FOREIGN KEY (b) REFERENCES b (id),"
            + " ADD CONSTRAINT a_ibfk_2 FOREIGN KEY (id) REFERENCES `"
            + outside.name()
            + "`.up (id)",
        "CREATE TABLE `~lineage` (table_name varchar(64), attribute_name varchar(64), lineage varchar(255))",
        "INSERT INTO `~lineage` VALUES ('a', 'id', '" + schema.name() + ".a.id')",
        "INSERT INTO a VALUES (1, NULL, '" + note + "')",
        "INSERT INTO b VALUES (1, 1)",
        "UPDATE a SET b = 1",
        "CREATE VIEW v AS SELECT a.note, w.id FROM a JOIN b w ON w.a = a.id",
        "CREATE TRIGGER z AFTER INSERT ON b FOR EACH ROW UPDATE "
            + schema.name()
            + ".a SET note = 'first'",
        "CREATE TRIGGER a AFTER INSERT ON b FOR EACH ROW UPDATE a SET note = CONCAT(note, ', second')");
  }

  private static SwapFacts read(TestSchema schema, List<SchemaSwap> swaps) {
    try (SqlSession session = Operations.sessions(schema).open()) {
      return new SwapReader(session.db()).read(swaps);
    }
  }

  private static RunReport run(TestSchema production, SwapFacts facts) {
    MigrationPlan plan =
        new MigrationPlan(
            "swap",
            production.name(),
            List.of(new SwapTables(facts, SwapCheck.none()), new SwapViews(facts)));
    String home = production.name() + "_out";
    return Operations.runner(production).run(plan, Execution.EXECUTE, JournalTables.ofSwaps(home));
  }

  private static Object value(TestSchema schema, String query) {
    return String.valueOf(schema.query(query).get(0).values().iterator().next());
  }
}
