package io.github.djtoolkit.ops.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.result.DropKeptResult;
import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.ops.DyingDataSource;
import io.github.djtoolkit.ops.MigrationToolkit;
import io.github.djtoolkit.ops.backup.RestoreOptions;
import io.github.djtoolkit.ops.cutover.CutOverOptions;
import io.github.djtoolkit.ops.cutover.UndoOptions;
import io.github.djtoolkit.ops.parallel.ParallelOptions;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.testkit.assertion.SchemaCapture;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestAccount;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a cut-over kept is dropped when somebody confirms it, and only then. */
@MySqlTest
class KeptSchemaRemovalTest {

  private TestSchema core;
  private TestSchema ephys;
  private TestSchema outside;
  private List<String> kept;
  private MigrationToolkit toolkit;

  @BeforeEach
  void cutOver(TestSchema schema) {
    core = schema;
    ephys = schema.sibling("ephys");
    outside = schema.sibling("outside");
    core.execute(
        "CREATE TABLE subject (id int PRIMARY KEY)",
        "INSERT INTO subject VALUES (1), (2)",
        "CREATE VIEW seen AS SELECT id FROM subject",
        "CREATE TRIGGER noted BEFORE UPDATE ON subject FOR EACH ROW SET NEW.id = OLD.id");
    ephys.execute(
        "CREATE TABLE rec (id int PRIMARY KEY, FOREIGN KEY (id) REFERENCES `"
            + core.name()
            + "`.subject (id))",
        "INSERT INTO rec VALUES (1)");
    toolkit = MigrationToolkit.builder().dataSource(core.dataSource()).build();
    Map<String, String> names = new LinkedHashMap<>();
    names.put(core.name(), core.name() + "_v20");
    names.put(ephys.name(), ephys.name() + "_v20");
    SchemaMapping mapping = SchemaMapping.of(names);
    toolkit.createParallelSchema(mapping, new ParallelOptions(Execution.EXECUTE, true));
    toolkit.cutOver(mapping, CutOverOptions.dryRun().with(Execution.EXECUTE).verified(false));
    kept = List.of(core.name() + "_before", ephys.name() + "_before");
  }

  @Test
  void dropsWhatOneCutOverKeptAndTellsWhoLooksForIt() {
    Map<String, ?> production = state();

    DropKeptResult result = toolkit.dropKeptSchema(kept, Execution.EXECUTE);

    assertThat(result)
        .returns("dropped", DropKeptResult::status)
        .satisfies(
            r ->
                assertThat(r.schemas())
                    .extracting(DropKeptResult.Schema::kept)
                    .containsExactlyElementsOf(kept));
    assertThat(result.schemas().get(1).tables()).contains("rec");
    assertThat(databases("before")).isEmpty();
    assertThat(state()).isEqualTo(production);
    assertCode("kept_dropped", () -> undo(core, Execution.EXECUTE));
    assertCode("kept_dropped", () -> undo(ephys, Execution.DRY_RUN));
    assertThat(toolkit.dropKeptSchema(kept, Execution.EXECUTE).status()).isEqualTo("complete");
  }

  @Test
  void dropsWhatARestoreKept() {
    String backup = outside.name() + "_backup";
    outside.execute("CREATE TABLE t (id int PRIMARY KEY)");
    toolkit.backupSchema(outside.name(), backup, Execution.EXECUTE);
    String replaced =
        toolkit
            .restoreSchema(backup, outside.name(), RestoreOptions.dryRun().with(Execution.EXECUTE))
            .replaced()
            .orElseThrow();

    assertThat(toolkit.dropKeptSchema(List.of(replaced), Execution.EXECUTE).status())
        .isEqualTo("dropped");

    assertThat(databases("replaced")).isEmpty();
    assertThat(databases("before")).hasSize(2);
    assertCode("kept_dropped", () -> undo(outside, Execution.DRY_RUN));
  }

  @Test
  void dropsNothingInADryRun() {
    DropKeptResult result = toolkit.dropKeptSchema(kept, Execution.DRY_RUN);

    assertThat(result.status()).isEqualTo("dry_run");
    assertThat(result.tablesDropped()).isPositive();
    assertThat(result.sqlStatements())
        .anyMatch(s -> s.startsWith("drop table `" + kept.get(0) + "`."))
        .contains("drop database `" + kept.get(1) + "`");
    assertThat(databases("before")).hasSize(2);
    assertThat(undo(core, Execution.EXECUTE)).isEqualTo("undone");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          more_than_kept        | CREATE TABLE `{core}_before`.mine (id int)                                  | `{core}_before`.`mine`
          more_than_kept        | CREATE PROCEDURE `{core}_before`.p() SELECT 1                               | procedure `{core}_before`.`p`
          production_incomplete | DROP VIEW `{core}`.seen                                                     | `{core}`.`seen`
          production_incomplete | DROP TRIGGER `{core}`.noted                                                 | trigger `noted`
          production_incomplete | DROP TABLE `{core}_ephys`.rec                                               | `{core}_ephys`.`rec`
          kept_referenced       | CREATE VIEW `{core}_outside`.v AS SELECT id FROM `{core}_before`.subject    | view `{core}_outside`.`v`
          kept_referenced       | CREATE TABLE `{core}_outside`.c (id int PRIMARY KEY, CONSTRAINT into_kept FOREIGN KEY (id) REFERENCES `{core}_before`.subject (id)) | foreign key `into_kept`
          """)
  void refusesToDropWhatIsNeeded(String code, String change, String named) {
    core.execute(change.replace("{core}", core.name()));

    assertThatThrownBy(() -> toolkit.dropKeptSchema(kept, Execution.EXECUTE))
        .hasMessageContaining(named.replace("{core}", core.name()))
        .isInstanceOfSatisfying(ToolkitException.class, e -> assertThat(e.code()).isEqualTo(code));

    assertThat(core.query("SELECT * FROM `" + kept.get(0) + "`.subject")).hasSize(2);
    assertThat(core.query("SELECT * FROM `" + kept.get(1) + "`.rec")).hasSize(1);
  }

  @Test
  void letsTheServerRefuseWhatTheUserCannotSee() {
    core.execute(
        "CREATE TABLE `%s`.c (id int PRIMARY KEY, FOREIGN KEY (id) REFERENCES `%s`.subject (id))"
            .formatted(outside.name(), kept.get(0)));
    TestAccount account = core.account("ALL");
    kept.forEach(k -> grant("ALL", k, account));
    grant("ALL", ephys.name(), account);
    MigrationToolkit limited = MigrationToolkit.builder().dataSource(account.dataSource()).build();

    assertCode("kept_referenced", () -> limited.dropKeptSchema(kept, Execution.EXECUTE));

    assertThat(core.query("SELECT * FROM `" + kept.get(0) + "`.subject")).hasSize(2);
    outside.execute("DROP TABLE c");
    assertThat(limited.dropKeptSchema(kept, Execution.EXECUTE).status()).isEqualTo("dropped");
  }

  @Test
  void refusesWhatWasNotKeptTogether() throws SQLException {
    assertCode("not_kept", () -> toolkit.dropKeptSchema(List.of(core.name()), Execution.EXECUTE));
    assertCode(
        "not_kept", () -> toolkit.dropKeptSchema(List.of(outside.name()), Execution.EXECUTE));
    assertCode(
        "kept_together", () -> toolkit.dropKeptSchema(kept.subList(1, 2), Execution.EXECUTE));
    try (Connection reader = core.dataSource().getConnection();
        Statement statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.execute("SELECT * FROM `" + kept.get(0) + "`.subject");
      assertCode("schemas_in_use", () -> toolkit.dropKeptSchema(kept, Execution.EXECUTE));
      assertThat(toolkit.dropKeptSchema(kept, Execution.DRY_RUN).notes())
          .anyMatch(n -> n.contains("a transaction is open"));
      reader.rollback();
    }
    TestAccount account = core.account("ALL");
    kept.forEach(k -> grant("ALL", k, account));
    assertThatThrownBy(
            () ->
                MigrationToolkit.builder()
                    .dataSource(account.dataSource())
                    .build()
                    .dropKeptSchema(kept, Execution.EXECUTE))
        .hasMessageContaining("INSERT")
        .hasMessageContaining("on `" + ephys.name() + "`");
    assertThat(databases("before")).hasSize(2);
  }

  @Test
  void endsAlikeWhereverItIsKilled() {
    List<String> tables =
        core
            .query(
                "SELECT CONCAT('`', TABLE_SCHEMA, '`.`', TABLE_NAME, '`') AS name FROM information_schema.TABLES"
                    + " WHERE TABLE_SCHEMA LIKE '"
                    + core.name()
                    + "%\\_before' AND TABLE_TYPE = 'BASE TABLE'")
            .stream()
            .map(row -> String.valueOf(row.get("name")))
            .toList();
    for (int i = 0; i < tables.size(); i++) {
      outside.execute(
          "CREATE TABLE t%d LIKE %s".formatted(i, tables.get(i)),
          "INSERT INTO t%d SELECT * FROM %s".formatted(i, tables.get(i)));
    }
    boolean died = true;
    int changes = 0;
    while (died) {
      DyingDataSource dying = new DyingDataSource(core.dataSource(), changes++);
      try {
        MigrationToolkit.builder()
            .dataSource(dying.proxy())
            .build()
            .dropKeptSchema(kept, Execution.EXECUTE);
      } catch (RuntimeException e) {
        assertThat(dying.died()).as("%s", e).isTrue();
      }
      died = dying.died();
      boolean possible = isUndoPossible();
      assertThat(possible || !undoCode().isEmpty()).isTrue();
      assertThat(toolkit.dropKeptSchema(kept, Execution.EXECUTE).status())
          .isIn("dropped", "complete");
      assertThat(databases("before")).isEmpty();
      assertThat(undoCode()).isEqualTo("kept_dropped");
      again(tables);
    }
    assertThat(changes).isGreaterThan(5);
  }

  /** While the former tables are there the way back is open; then it is said that there is none. */
  private boolean isUndoPossible() {
    String code = undoCode();
    assertThat(code).isIn("", "kept_dropped");
    return code.isEmpty();
  }

  private String undoCode() {
    try {
      undo(core, Execution.DRY_RUN);
      return "";
    } catch (ToolkitException e) {
      return e.code();
    }
  }

  /** The schemas as the cut-over had kept them. */
  private void again(List<String> tables) {
    kept.forEach(k -> core.execute("CREATE DATABASE `" + k + "`"));
    for (int i = 0; i < tables.size(); i++) {
      core.execute(
          "CREATE TABLE %s LIKE `%s`.t%d".formatted(tables.get(i), outside.name(), i),
          "INSERT INTO %s SELECT * FROM `%s`.t%d".formatted(tables.get(i), outside.name(), i));
    }
    core.execute(
        "CREATE VIEW `%1$s`.seen AS SELECT id FROM `%1$s`.subject".formatted(kept.get(0)),
        "DROP TABLE `~djtoolkit_journal`");
    ephys.execute("DROP TABLE `~djtoolkit_journal`");
  }

  private String undo(TestSchema production, Execution execution) {
    return toolkit
        .undoCutOver(List.of(production.name()), UndoOptions.dryRun().with(execution))
        .status();
  }

  private Map<String, SchemaCapture> state() {
    Map<String, SchemaCapture> state = new LinkedHashMap<>();
    for (TestSchema schema : List.of(core, ephys)) {
      state.put(
          schema.name(),
          SchemaCapture.of(schema.dataSource(), schema.name())
              .without("~djtoolkit_journal", "~djtoolkit_undo"));
    }
    return state;
  }

  private List<?> databases(String suffix) {
    return core.query("SHOW DATABASES LIKE '" + core.name() + "%\\_" + suffix + "'");
  }

  private void grant(String privilege, String schema, TestAccount account) {
    core.execute(
        "GRANT %s ON `%s`.* TO '%s'@'%%'"
            .formatted(privilege, schema.replace("_", "\\_"), account.user()));
  }

  private static void assertCode(String code, ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            ToolkitException.class, e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code));
  }
}
