package io.github.djtoolkit.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.ops.backup.RestoreOptions;
import io.github.djtoolkit.ops.copy.CopyOptions;
import io.github.djtoolkit.ops.parallel.ParallelOptions;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.testkit.assertion.SchemaCapture;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestAccount;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a user must be granted on each schema of a call: whoever lacks one thing on one of them is
 * told so before anything is changed, and nothing more is asked for.
 */
@MySqlTest
class MissingPrivilegeTest {

  private static final List<String> READ = List.of("SELECT", "SHOW VIEW", "TRIGGER");
  private static final List<String> BUILD =
      List.of(
          "SELECT",
          "INSERT",
          "UPDATE",
          "DELETE",
          "CREATE",
          "ALTER",
          "REFERENCES",
          "CREATE VIEW",
          "SHOW VIEW",
          "TRIGGER");

  private final Map<String, List<String>> needed = new LinkedHashMap<>();
  private TestSchema core;
  private TestSchema ephys;
  private TestAccount account;
  private MigrationToolkit toolkit;

  @BeforeEach
  void seed(TestSchema schema) {
    core = schema;
    ephys = schema.sibling("ephys");
    account = schema.account("ALL");
    allow(ephys.name());
    core.execute(
        "CREATE TABLE subject (id int PRIMARY KEY)",
        "INSERT INTO subject VALUES (1), (2)",
        "CREATE DEFINER='%s'@'%%' VIEW seen AS SELECT id FROM subject".formatted(account.user()),
        "CREATE DEFINER='%s'@'%%' TRIGGER noted BEFORE UPDATE ON subject FOR EACH ROW SET NEW.id = OLD.id"
            .formatted(account.user()));
    ephys.execute(
        "CREATE TABLE rec (id int PRIMARY KEY, subject int, FOREIGN KEY (subject) REFERENCES `"
            + core.name()
            + "`.subject (id))",
        "INSERT INTO rec VALUES (1, 1)",
        "CREATE DEFINER='%s'@'%%' VIEW `recs` AS SELECT id FROM rec".formatted(account.user()));
    toolkit = MigrationToolkit.builder().dataSource(account.dataSource()).build();
  }

  @Test
  void createParallelSchema() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put(core.name(), core.name() + "_v20");
    names.put(ephys.name(), ephys.name() + "_v20");
    names.values().forEach(copy -> needed.put(copy, BUILD));
    names.keySet().forEach(source -> needed.put(source, and(READ, "LOCK TABLES")));
    needsAll(
        () ->
            toolkit.createParallelSchema(
                SchemaMapping.of(names), new ParallelOptions(Execution.EXECUTE, true)));
  }

  @Test
  void copyTableData() {
    TestSchema copy = core.sibling("v20");
    copy.execute("CREATE TABLE subject (id int PRIMARY KEY)");
    needed.put(core.name(), List.of("SELECT", "LOCK TABLES"));
    needed.put(copy.name(), List.of("SELECT", "INSERT", "CREATE"));
    needsAll(
        () ->
            toolkit.copyTableData(
                core.name(), copy.name(), List.of(), CopyOptions.dryRun().with(Execution.EXECUTE)));
  }

  @Test
  void backupSchema() {
    String backup = core.name() + "_backup";
    needed.put(core.name(), and(READ, "LOCK TABLES"));
    needed.put(backup, and(BUILD, "DROP"));
    needsAll(() -> toolkit.backupSchema(core.name(), backup, Execution.EXECUTE));
  }

  @Test
  void restoreSchema() {
    String backup = core.name() + "_backup";
    allow(backup);
    toolkit.backupSchema(core.name(), backup, Execution.EXECUTE);
    needed.put(backup, and(READ, "LOCK TABLES", "INSERT", "CREATE"));
    for (String moved : List.of("", "_restoring", "_replaced")) {
      needed.put(core.name() + moved, and(BUILD, "DROP", "LOCK TABLES"));
    }
    needed.put(ephys.name(), List.of("ALTER", "LOCK TABLES"));
    needsAll(
        () ->
            toolkit.restoreSchema(
                backup, core.name(), RestoreOptions.dryRun().with(Execution.EXECUTE)));
  }

  /**
   * Without one of them the call is refused; with exactly these it works. Foreign keys of a schema
   * on which the user has nothing at all cannot be seen.
   */
  private void needsAll(Runnable call) {
    core.execute("REVOKE ALL, GRANT OPTION FROM '" + account.user() + "'@'%'");
    grant("SELECT", ephys.name());
    needed.forEach((schema, privileges) -> privileges.forEach(p -> grant(p, schema)));
    Map<String, SchemaCapture> before = state();
    needed.forEach(
        (schema, privileges) ->
            privileges.forEach(
                privilege -> {
                  revoke(privilege, schema);
                  assertThatThrownBy(call::run)
                      .as("without %s on %s", privilege, schema)
                      .isInstanceOfSatisfying(
                          ToolkitException.class,
                          e -> assertThat(e.code()).as("%s", e).isEqualTo("missing_privilege"))
                      .hasMessageContaining(
                          "The user lacks " + privilege + " on `" + schema + "`.");
                  assertThat(state().equals(before))
                      .as("everything is as it was without %s on %s", privilege, schema)
                      .isTrue();
                  grant(privilege, schema);
                }));
    call.run();
  }

  private static List<String> and(List<String> some, String... more) {
    return Stream.concat(some.stream(), Stream.of(more)).toList();
  }

  private Map<String, SchemaCapture> state() {
    Map<String, SchemaCapture> all = new TreeMap<>();
    for (Map<String, ?> row : core.query("SHOW DATABASES LIKE '" + core.name() + "%'")) {
      String name = String.valueOf(row.values().iterator().next());
      all.put(name, SchemaCapture.of(core.dataSource(), name));
    }
    return all;
  }

  private void allow(String schema) {
    grant("ALL", schema);
  }

  private void grant(String privilege, String schema) {
    core.execute(
        "GRANT " + privilege + " ON " + pattern(schema) + ".* TO '" + account.user() + "'@'%'");
  }

  private void revoke(String privilege, String schema) {
    core.execute(
        "REVOKE " + privilege + " ON " + pattern(schema) + ".* FROM '" + account.user() + "'@'%'");
  }

  private static String pattern(String schema) {
    return "`" + schema.replace("_", "\\_") + "`";
  }
}
