package io.github.djtoolkit.ops.parallel;

import static io.github.djtoolkit.ops.parallel.Copies.assertSameDefinitions;
import static io.github.djtoolkit.ops.parallel.Copies.copy;
import static io.github.djtoolkit.ops.parallel.Copies.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.result.ParallelSchemaResult;
import io.github.djtoolkit.model.result.ParallelSchemaResult.KeptForeignKey;
import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.model.schema.SchemaOrigin;
import io.github.djtoolkit.ops.DyingDataSource;
import io.github.djtoolkit.ops.Operations;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.sql.origin.Origins;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestAccount;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@MySqlTest
class ParallelSchemaTest {

  private static final ParallelOptions EXECUTE = ParallelOptions.dryRun().with(Execution.EXECUTE);

  @Test
  void copiesTablesWhoseKeysLeadInEveryDirection(TestSchema core) {
    TestSchema ephys = core.sibling("ephys");
    TestSchema outside = core.sibling("outside");
    outside.execute("CREATE TABLE place (id int PRIMARY KEY)");
    core.execute(
        "CREATE TABLE a (id int PRIMARY KEY, b int, self int, CONSTRAINT own FOREIGN KEY (self) REFERENCES a (id))",
        "CREATE TABLE b (id int PRIMARY KEY, a int, FOREIGN KEY (a) REFERENCES a (id) ON UPDATE CASCADE)",
        "ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b (id) ON DELETE SET NULL");
    ephys.execute(
        "CREATE TABLE a (id int PRIMARY KEY, place int COMMENT 'not `"
            + core.name()
            + "`.`a`', FOREIGN KEY (id) REFERENCES `"
            + core.name()
            + "`.a (id), CONSTRAINT kept FOREIGN KEY (place) REFERENCES `"
            + outside.name()
            + "`.place (id))");
    core.execute(
        "ALTER TABLE b ADD CONSTRAINT back FOREIGN KEY (id) REFERENCES `"
            + ephys.name()
            + "`.a (id)");
    Map<TestSchema, TestSchema> schemas = pairs(core, ephys);

    Map<String, ParallelSchemaResult> results = copy(schemas);

    assertThat(results.get(core.name() + "_v20"))
        .returns(2, ParallelSchemaResult::tablesCreated)
        .returns(List.of("a", "b"), ParallelSchemaResult::tables)
        .returns(List.of(), ParallelSchemaResult::keptForeignKeys);
    assertThat(results.get(ephys.name() + "_v20").keptForeignKeys())
        .containsExactly(new KeptForeignKey("a", "kept", outside.name() + ".place"));
    TestSchema copy = schemas.get(ephys);
    assertThat(copy.query("SHOW CREATE TABLE a").toString())
        .contains("REFERENCES `" + core.name() + "_v20`.`a`")
        .contains("REFERENCES `" + outside.name() + "`.`place`")
        .contains("'not `" + core.name() + "`.`a`'");
    assertThatThrownBy(() -> copy.execute("INSERT INTO a VALUES (1, NULL)"))
        .hasMessageContaining("foreign key constraint fails");
  }

  @Test
  void copiesViewsOverViewsAndTriggersInTheirOrder(TestSchema core) {
    TestSchema ephys = core.sibling("ephys");
    core.execute(
        "CREATE TABLE t (id int PRIMARY KEY, log text)",
        "CREATE SQL SECURITY INVOKER VIEW `z first` AS SELECT id, '`"
            + core.name()
            + "`.`t`' AS said FROM t",
        "CREATE ALGORITHM=MERGE VIEW a_second AS SELECT f.id, x.log FROM `z first` f JOIN t x ON f.id = x.id WHERE f.id > 3 WITH CHECK OPTION",
        "CREATE TRIGGER two BEFORE INSERT ON t FOR EACH ROW SET NEW.log = concat(NEW.log, '2')",
        "CREATE TRIGGER one BEFORE INSERT ON t FOR EACH ROW PRECEDES two SET NEW.log = concat(NEW.log, '1')",
        "SET SESSION sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES'",
        "CREATE TRIGGER `three` AFTER DELETE ON t FOR EACH ROW\n"
            + "  /* of `"
            + core.name()
            + "`.t */ INSERT INTO \""
            + core.name()
            + "\" . t (id, log) SELECT t.id, '\\' FROM "
            + core.name()
            + ".t WHERE t.id = OLD.id -- done");
    ephys.execute(
        "CREATE VIEW `over` AS SELECT v.id FROM `"
            + core.name()
            + "`.`z first` v WHERE v.said <> 'x'",
        "CREATE TABLE n (id int PRIMARY KEY)",
        "CREATE TRIGGER `"
            + ephys.name()
            + "`.there AFTER INSERT ON `"
            + ephys.name()
            + "`.n FOR EACH ROW INSERT INTO "
            + core.name()
            + ".t(id, log) VALUES (NEW.id, '')");
    Map<TestSchema, TestSchema> schemas = pairs(core, ephys);

    Map<String, ParallelSchemaResult> results = copy(schemas);

    assertThat(results.get(core.name() + "_v20"))
        .returns(List.of("z first", "a_second"), ParallelSchemaResult::views)
        .satisfies(r -> assertThat(r.triggers()).contains("one", "two", "three"));
    TestSchema copy = schemas.get(core);
    schemas.get(ephys).execute("INSERT INTO n VALUES (7)");
    assertThat(copy.query("SELECT * FROM t")).containsExactly(Map.of("id", 7, "log", "12"));
    assertThat(core.query("SELECT * FROM t")).isEmpty();
    assertThat(schemas.get(ephys).query("SELECT * FROM `over`")).hasSize(1);
    assertThat(copy.query("SELECT said FROM `z first`").toString())
        .contains("`" + core.name() + "`.`t`");
    assertThat(copy.query("SHOW CREATE TRIGGER three").toString())
        .contains("/* of `" + core.name() + "`.t */ INSERT INTO \"" + copy.name() + "\" . t (id");
    for (String view : List.of("z first", "a_second")) {
      assertThat(copy.query("SHOW CREATE VIEW `" + view + "`").toString())
          .isEqualTo(core.query("SHOW CREATE VIEW `" + view + "`").toString());
    }
  }

  @Test
  void remembersWhoWroteTheObjectsThroughACopyOfACopy(TestSchema lab) {
    lab.execute("CREATE TABLE t (id int PRIMARY KEY)");
    TestSchema first = lab.sibling("first");
    TestSchema second = lab.sibling("second");

    copy(lab, first);
    copy(first, second);

    try (SqlSession session = Operations.sessions(lab).open()) {
      assertThat(Origins.of(session.db(), second.name()))
          .hasValueSatisfying(o -> assertThat(o.source()).isEqualTo(first.name()));
      assertThat(Origins.writerOf(session.db(), second.name())).isEqualTo(lab.name());
      assertThat(Origins.writerOf(session.db(), lab.name())).isEqualTo(lab.name());
    }
  }

  @Test
  void namesWhatIsNotCopied(TestSchema lab) {
    lab.execute(
        "CREATE TABLE t (id int PRIMARY KEY)",
        "CREATE TABLE gone (id int PRIMARY KEY)",
        "CREATE VIEW v AS SELECT id FROM gone",
        "DROP TABLE gone",
        "CREATE PROCEDURE p() SELECT 1",
        "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DISABLE DO SELECT 1");

    ParallelSchemaResult result = copy(lab, lab.sibling("v20"));

    assertThat(result.notCopied())
        .extracting(n -> n.kind() + " " + n.name())
        .containsExactly("view v", "procedure p", "event e");
    assertThat(result.views()).isEmpty();
  }

  @Test
  void showsEveryStatementInADryRun(TestSchema lab) {
    lab.execute("CREATE TABLE t (id int PRIMARY KEY)", "CREATE VIEW v AS SELECT id FROM t");
    String copy = lab.name() + "_v20";

    ParallelSchemaResult result =
        operation(lab)
            .create(SchemaMapping.of(lab.name(), copy), ParallelOptions.dryRun())
            .get(copy);

    assertThat(result).returns("dry_run", ParallelSchemaResult::status);
    assertThat(result.sqlStatements())
        .anyMatch(s -> s.startsWith("create database `" + copy + "` "))
        .anyMatch(s -> s.startsWith("create table `" + copy + "`.`t` (\n  `id` int NOT NULL,"))
        .anyMatch(s -> s.contains("VIEW `" + copy + "`.`v`"));
    assertThat(lab.query("SHOW DATABASES LIKE '" + copy + "'")).isEmpty();
  }

  @Test
  void refusesADestinationThatIsNotEmpty(TestSchema lab) {
    TestSchema other = lab.sibling("other");
    lab.execute("CREATE TABLE t (id int PRIMARY KEY)");
    other.execute("CREATE TABLE mine (id int PRIMARY KEY)");
    List<String> before = Operations.definitions(other);

    assertCode("destination_not_empty", () -> copy(lab, other));

    assertThat(Operations.definitions(other)).isEqualTo(before);
    TestSchema free = lab.sibling("free");
    copy(lab, free);
    assertCode("destination_not_empty", () -> copy(lab, free));
  }

  @Test
  void refusesAnUnknownSchemaBeforeItMakesAnother(TestSchema lab) {
    lab.execute("CREATE TABLE t (id int PRIMARY KEY)");
    Map<String, String> names = new LinkedHashMap<>();
    names.put(lab.name(), lab.name() + "_v20");
    names.put(lab.name() + "_none", lab.name() + "_none_v20");

    assertCode("unknown_schema", () -> operation(lab).create(SchemaMapping.of(names), EXECUTE));

    assertThat(lab.query("SHOW DATABASES LIKE '" + lab.name() + "\\_%'")).isEmpty();
  }

  @Test
  void refusesWithoutThePrivilegeForOneOfSeveral(TestSchema core) {
    TestSchema ephys = core.sibling("ephys");
    core.execute("CREATE TABLE t (id int PRIMARY KEY)");
    ephys.execute("CREATE TABLE t (id int PRIMARY KEY)");
    TestAccount account = core.account("ALL");
    for (String schema : List.of(ephys.name(), core.name() + "\\_v20")) {
      core.execute("GRANT ALL ON `" + schema + "`.* TO '" + account.user() + "'");
    }
    ParallelSchema limited = operation(account.dataSource());
    Map<String, String> names = new LinkedHashMap<>();
    names.put(core.name(), core.name() + "_v20");
    names.put(ephys.name(), ephys.name() + "_v20");

    assertCode("missing_privilege", () -> limited.create(SchemaMapping.of(names), EXECUTE));

    assertThat(core.query("SHOW DATABASES LIKE '%v20'")).isEmpty();
  }

  @Test
  void refusesATextInWhichANameStandsForTwoThings(TestSchema lab) {
    lab.execute(
        "CREATE TABLE t (id int PRIMARY KEY)",
        "CREATE VIEW v AS SELECT `" + lab.name() + "`.id FROM t AS `" + lab.name() + "`");

    assertCode("definition_ambiguous", () -> copy(lab, lab.sibling("v20")));
  }

  @Test
  void endsAlikeWhereverItIsKilled(TestSchema lab) {
    lab.execute(
        "CREATE TABLE a (id int PRIMARY KEY)",
        "CREATE TABLE b (id int PRIMARY KEY, FOREIGN KEY (id) REFERENCES a (id))",
        "CREATE VIEW v AS SELECT id FROM a",
        "CREATE TRIGGER g BEFORE INSERT ON a FOR EACH ROW SET NEW.id = NEW.id");
    TestSchema copy = lab.sibling("v20");
    boolean died = true;
    int changes = 0;
    while (died) {
      lab.execute("DROP DATABASE IF EXISTS `" + copy.name() + "`");
      DyingDataSource dying = new DyingDataSource(lab.dataSource(), changes++);
      ParallelSchema killed = operation(dying.proxy());
      try {
        killed.create(SchemaMapping.of(lab.name(), copy.name()), EXECUTE);
      } catch (RuntimeException e) {
        assertThat(dying.died()).as("%s", e).isTrue();
      }
      died = dying.died();
      if (!isComplete(lab, copy)) {
        copy(lab, copy);
      }
      assertSameDefinitions(Map.of(lab, copy));
      assertThat(isComplete(lab, copy)).isTrue();
    }
    assertThat(changes).isGreaterThan(8);
  }

  private static boolean isComplete(TestSchema lab, TestSchema copy) {
    try (SqlSession session = Operations.sessions(lab).open()) {
      return Origins.of(session.db(), copy.name())
          .filter(o -> o.state() == SchemaOrigin.State.COMPLETE)
          .isPresent();
    }
  }

  private static void assertCode(
      String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            ToolkitException.class, e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code));
  }

  private static Map<TestSchema, TestSchema> pairs(TestSchema core, TestSchema ephys) {
    Map<TestSchema, TestSchema> pairs = new LinkedHashMap<>();
    pairs.put(core, core.sibling("v20"));
    pairs.put(ephys, ephys.sibling("v20"));
    return pairs;
  }
}
