package io.github.djtoolkit.ops.backup;

import static io.github.djtoolkit.ops.backup.Backups.assertCode;
import static io.github.djtoolkit.ops.backup.Backups.backup;
import static io.github.djtoolkit.ops.backup.Backups.capture;
import static io.github.djtoolkit.ops.backup.Backups.restore;
import static io.github.djtoolkit.ops.backup.Backups.seed;
import static io.github.djtoolkit.testkit.assertion.ToolkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.model.result.RestoreResult;
import io.github.djtoolkit.ops.DyingDataSource;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.testkit.assertion.SchemaCapture;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MySqlTest
class RestoreTest {

  private static final RestoreOptions EXECUTE = RestoreOptions.dryRun().with(Execution.EXECUTE);

  @Test
  void bringsEverythingBackAndKeepsWhatWasThere(TestSchema lab) {
    TestSchema outside = lab.sibling("outside");
    TestSchema copy = lab.sibling("backup");
    seed(lab, outside);
    outside.execute(
        "CREATE TABLE child (id int PRIMARY KEY, CONSTRAINT into_lab FOREIGN KEY (id) REFERENCES `"
            + lab.name()
            + "`.session (id))",
        "INSERT INTO child VALUES (1)");
    SchemaCapture before = capture(lab);
    SchemaCapture outsideBefore = capture(outside);
    backup(lab.dataSource()).backup(lab.name(), copy.name(), Execution.EXECUTE);
    lab.execute(
        "DELETE FROM scan WHERE id = 2",
        "UPDATE session SET note = 'changed'",
        "CREATE TABLE newer (id int PRIMARY KEY)",
        "DROP TABLE `#empty`");
    SchemaCapture changed = capture(lab);

    RestoreResult result = restore(lab.dataSource()).restore(copy.name(), lab.name(), EXECUTE);

    assertThat(result)
        .returns(4, RestoreResult::tablesRestored)
        .returns(7L, RestoreResult::rowsRestored)
        .returns("restored", RestoreResult::status)
        .returns(Optional.of(lab.name() + "_replaced"), RestoreResult::replaced);
    assertThat(capture(lab)).isEqualTo(before);
    assertThat(lab.query("SELECT count(*) AS n FROM seen").toString()).isEqualTo("[{n=3}]");
    lab.execute("INSERT INTO session (note) VALUES ('x')");
    assertThat(lab.query("SELECT note FROM session WHERE id = 50"))
        .isEqualTo(List.of(Map.of("note", "fired")));
    assertThat(capture(outside)).isEqualTo(outsideBefore);
    assertThatThrownBy(() -> lab.execute("DELETE FROM session WHERE id = 1"))
        .hasMessageContaining("foreign key constraint fails");
    String kept = result.replaced().orElseThrow();
    assertThat(SchemaCapture.of(lab.dataSource(), kept).definitions().keySet())
        .containsAll(changed.definitions().keySet());
    assertThat(lab.query("SELECT note FROM `" + kept + "`.session WHERE id = 1"))
        .isEqualTo(List.of(Map.of("note", "changed")));
    assertThat(lab.query("SHOW DATABASES LIKE '" + lab.name() + "\\_restoring'")).isEmpty();
  }

  @Test
  void makesTheSchemaAnewWhereItIsGone(TestSchema lab) {
    TestSchema copy = lab.sibling("backup");
    seed(lab, lab.sibling("outside"));
    SchemaCapture before = capture(lab);
    backup(lab.dataSource()).backup(lab.name(), copy.name(), Execution.EXECUTE);
    copy.execute("DROP DATABASE `" + lab.name() + "`");

    RestoreResult result = restore(copy.dataSource()).restore(copy.name(), lab.name(), EXECUTE);

    assertThat(result).returns(Optional.empty(), RestoreResult::replaced);
    assertThat(capture(lab)).isEqualTo(before);
  }

  @Test
  void changesNothingInADryRun(TestSchema lab) {
    TestSchema copy = lab.sibling("backup");
    seed(lab, lab.sibling("outside"));
    backup(lab.dataSource()).backup(lab.name(), copy.name(), Execution.EXECUTE);
    lab.execute("DELETE FROM scan");
    SchemaCapture before = SchemaCapture.of(lab.dataSource(), lab.name());

    RestoreResult result =
        restore(lab.dataSource()).restore(copy.name(), lab.name(), RestoreOptions.dryRun());

    assertThat(result)
        .returns("dry_run", RestoreResult::status)
        .returns(Optional.of(lab.name() + "_replaced"), RestoreResult::replaced);
    assertThat(SchemaCapture.of(lab.dataSource(), lab.name())).isEqualTo(before);
    assertThat(lab.query("SHOW DATABASES LIKE '" + lab.name() + "\\_re%'")).isEmpty();
  }

  @Test
  void provesTheRowsInADryRunOnDemand(TestSchema lab) {
    TestSchema copy = lab.sibling("backup");
    seed(lab, lab.sibling("outside"));
    backup(lab.dataSource()).backup(lab.name(), copy.name(), Execution.EXECUTE);
    Restore restore = restore(lab.dataSource());
    RestoreOptions proving = RestoreOptions.dryRun().provingRows(true);
    SchemaCapture whole = SchemaCapture.of(lab.dataSource(), copy.name());
    assertThat(restore.restore(copy.name(), lab.name(), proving).status()).isEqualTo("dry_run");
    assertThat(SchemaCapture.of(lab.dataSource(), copy.name())).isEqualTo(whole);

    copy.execute("UPDATE scan SET trace = CONCAT('x', SUBSTR(trace, 2)) WHERE id = 2");

    assertThat(restore.restore(copy.name(), lab.name(), RestoreOptions.dryRun()).status())
        .isEqualTo("dry_run");
    assertCode("backup_damaged", () -> restore.restore(copy.name(), lab.name(), proving));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "backup_damaged    | UPDATE scan SET trace = CONCAT('x', SUBSTR(trace, 2)) WHERE id = 2",
        "backup_damaged    | DELETE FROM scan WHERE id = 3",
        "backup_damaged    | ALTER TABLE session ADD COLUMN more int",
        "backup_damaged    | DROP TABLE `#empty`",
        "backup_damaged    | CREATE OR REPLACE VIEW seen AS SELECT id FROM scan",
        "backup_damaged    | DROP VIEW seen",
        "backup_damaged    | CREATE VIEW more AS SELECT id FROM scan",
        "backup_damaged    | DROP TRIGGER noted",
        "backup_damaged    | CREATE TRIGGER more BEFORE DELETE ON scan FOR EACH ROW SET @x = 1",
        "backup_incomplete | UPDATE `~djtoolkit_origin` SET state = 'building'",
        "backup_version    | UPDATE `~djtoolkit_origin` SET version = '7.3.0'",
        "not_a_backup      | DROP TABLE `~djtoolkit_origin`"
      })
  void refusesABackupThatIsNotWhole(String code, String damage, TestSchema lab) {
    TestSchema copy = lab.sibling("backup");
    seed(lab, lab.sibling("outside"));
    backup(lab.dataSource()).backup(lab.name(), copy.name(), Execution.EXECUTE);
    SchemaCapture before = SchemaCapture.of(lab.dataSource(), lab.name());
    copy.execute(damage);

    assertCode(code, () -> restore(lab.dataSource()).restore(copy.name(), lab.name(), EXECUTE));

    assertThat(SchemaCapture.of(lab.dataSource(), lab.name())).isEqualTo(before);
    assertThat(lab.query("SHOW DATABASES LIKE '" + lab.name() + "\\_re%'")).isEmpty();
  }

  @Test
  void refusesItselfAndUnknownBackups(TestSchema lab) {
    assertCode(
        "same_schema", () -> restore(lab.dataSource()).restore(lab.name(), lab.name(), EXECUTE));
    assertCode(
        "unknown_schema",
        () -> restore(lab.dataSource()).restore(lab.name() + "_none", lab.name(), EXECUTE));
  }

  @Test
  void endsAlikeWhereverItIsKilledAndIsWholeUntilThen(TestSchema lab) {
    TestSchema copy = lab.sibling("backup");
    seed(lab, lab.sibling("outside"));
    SchemaCapture wanted = capture(lab);
    backup(lab.dataSource()).backup(lab.name(), copy.name(), Execution.EXECUTE);
    boolean died = true;
    int changes = 0;
    while (died) {
      lab.execute("UPDATE session SET note = 'later'", "DELETE FROM scan WHERE id = 2");
      SchemaCapture later = capture(lab);
      DyingDataSource dying = new DyingDataSource(lab.dataSource(), changes);
      changes += changes < 30 ? 3 : 1;
      try {
        restore(dying.proxy()).restore(copy.name(), lab.name(), EXECUTE);
      } catch (RuntimeException e) {
        assertThat(dying.died()).as("%s", e).isTrue();
      }
      died = dying.died();
      SchemaCapture now = capture(lab);
      assertThat(now.tables())
          .as("killed after %s changes", changes)
          .satisfiesAnyOf(
              t -> assertThat(t).isEqualTo(later.tables()),
              t -> assertThat(t).isEqualTo(wanted.tables()));
      restore(lab.dataSource()).restore(copy.name(), lab.name(), EXECUTE);
      assertThat(capture(lab)).as("run again after %s changes", changes).isEqualTo(wanted);
      assertThat(lab.query("SELECT count(*) AS n FROM seen").toString()).isEqualTo("[{n=3}]");
      for (Map<String, ?> row : lab.query("SHOW DATABASES LIKE '" + lab.name() + "\\_replaced%'")) {
        lab.execute("DROP DATABASE `" + row.values().iterator().next() + "`");
      }
    }
    assertThat(changes).isGreaterThan(20);
  }
}
