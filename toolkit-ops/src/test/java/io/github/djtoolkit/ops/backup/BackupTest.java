package io.github.djtoolkit.ops.backup;

import static io.github.djtoolkit.ops.backup.Backups.assertCode;
import static io.github.djtoolkit.ops.backup.Backups.backup;
import static io.github.djtoolkit.ops.backup.Backups.capture;
import static io.github.djtoolkit.ops.backup.Backups.seed;
import static io.github.djtoolkit.testkit.assertion.ToolkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.model.result.BackupResult;
import io.github.djtoolkit.ops.DyingDataSource;
import io.github.djtoolkit.ops.MigrationToolkit;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.ops.plan.RowProgress;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.testkit.assertion.SchemaCapture;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestAccount;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

@MySqlTest
class BackupTest {

  @Test
  void holdsEveryRowAndKnowsItself(TestSchema lab) {
    TestSchema outside = lab.sibling("outside");
    TestSchema copy = lab.sibling("backup");
    seed(lab, outside);
    SchemaCapture before = capture(lab);

    BackupResult result =
        backup(lab.dataSource()).backup(lab.name(), copy.name(), Execution.EXECUTE);

    assertThat(result)
        .returns(4, BackupResult::tablesBackedUp)
        .returns(7L, BackupResult::rowsBackedUp)
        .returns(copy.name(), BackupResult::backupLocation)
        .returns("complete", BackupResult::status);
    assertThat(capture(copy))
        .hasSameContentAs(before)
        .hasSameDefinitionsAs(before, d -> d.replaceAll(",\n  CONSTRAINT `whose`[^\n]*", ""));
    assertThat(capture(lab)).isEqualTo(before);
    assertThat(copy.query("SELECT state, source_schema FROM `~djtoolkit_origin`").toString())
        .isEqualTo("[{state=complete, source_schema=" + lab.name() + "}]");
    assertThat(copy.query("SELECT name FROM `~djtoolkit_backup` WHERE checksum LIKE '3-%'"))
        .hasSize(2);
    outside.execute("DELETE FROM `" + lab.name() + "`.scan WHERE id = 1");
    lab.execute("DELETE FROM session WHERE id = 1");
    outside.execute("DELETE FROM subject WHERE id = 1");
  }

  @Test
  void changesNothingInADryRun(TestSchema lab) {
    seed(lab, lab.sibling("outside"));
    String name = lab.name() + "_backup";

    BackupResult result = backup(lab.dataSource()).backup(lab.name(), name, Execution.DRY_RUN);

    assertThat(result).returns("dry_run", BackupResult::status).returns(4, r -> r.tables().size());
    assertThat(lab.query("SHOW DATABASES LIKE '" + name + "'")).isEmpty();
  }

  @Test
  void tellsHowFarRowsAndChecksumsAre(TestSchema lab) {
    lab.execute(
        "CREATE TABLE t (id int PRIMARY KEY, b blob)",
        "INSERT INTO t WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 900) SELECT n, 'x' FROM c",
        "ANALYZE TABLE t");
    TestSchema copy = lab.sibling("backup");
    List<RowProgress> told = Collections.synchronizedList(new ArrayList<>());
    ProgressListener listener =
        new ProgressListener() {
          @Override
          public void advanced(RowProgress progress) {
            told.add(progress);
          }
        };
    MigrationToolkit toolkit =
        MigrationToolkit.builder().dataSource(lab.dataSource()).listener(listener).build();

    toolkit.backupSchema(lab.name(), copy.name(), Execution.EXECUTE);
    toolkit.restoreSchema(copy.name(), lab.name(), RestoreOptions.dryRun().with(Execution.EXECUTE));

    for (String schema : List.of(lab.name(), copy.name(), lab.name() + "_restoring")) {
      assertThat(told)
          .as("progress in %s", schema)
          .anyMatch(
              p ->
                  p.table().schema().equals(schema)
                      && p.remaining().isPresent()
                      && p.rowsPerSecond() > 0);
    }
    assertThat(told).anyMatch(p -> p.bytes() > 0);
  }

  @Test
  void refusesBadNamesAndMissingPrivileges(TestSchema lab) {
    TestSchema other = lab.sibling("other");
    lab.execute("CREATE TABLE t (id int PRIMARY KEY)");
    other.execute("CREATE TABLE t (id int PRIMARY KEY)");
    TestAccount account = lab.account("SELECT", "SHOW VIEW", "TRIGGER", "LOCK TABLES");

    assertCode("same_schema", () -> execute(lab, lab.name()));
    assertCode("destination_not_empty", () -> execute(lab, other.name()));
    assertCode(
        "missing_privilege",
        () ->
            backup(account.dataSource()).backup(lab.name(), lab.name() + "_b", Execution.EXECUTE));
    assertThat(lab.query("SHOW DATABASES LIKE '" + lab.name() + "\\_b'")).isEmpty();
  }

  @Test
  void endsAlikeWhereverItIsKilledAlsoIfTheSourceChangesMeanwhile(TestSchema lab) {
    TestSchema outside = lab.sibling("outside");
    TestSchema copy = lab.sibling("backup");
    seed(lab, outside);
    boolean died = true;
    int changes = 0;
    while (died) {
      lab.execute("DROP DATABASE IF EXISTS `" + copy.name() + "`");
      DyingDataSource dying = new DyingDataSource(lab.dataSource(), changes++);
      try {
        backup(dying.proxy()).backup(lab.name(), copy.name(), Execution.EXECUTE);
      } catch (RuntimeException e) {
        assertThat(dying.died()).as("%s", e).isTrue();
      }
      died = dying.died();
      if (!isComplete(lab, copy)) {
        lab.execute(
            "UPDATE scan SET trace = RANDOM_BYTES(90) WHERE id = 2",
            "CREATE OR REPLACE VIEW seen AS SELECT s.id, %d AS n FROM session s"
                .formatted(changes));
        execute(lab, copy.name());
      }
      assertThat(capture(copy))
          .as("killed after %s changes", changes)
          .hasSameContentAs(capture(lab));
      assertThat(copy.query("SELECT max(n) AS n FROM seen"))
          .isEqualTo(lab.query("SELECT max(n) AS n FROM seen"));
    }
    assertThat(changes).isGreaterThan(20);
  }

  private static boolean isComplete(TestSchema lab, TestSchema copy) {
    List<?> tables =
        lab.query(
            "SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = '"
                + copy.name()
                + "' AND TABLE_NAME = '~djtoolkit_origin'");
    return !tables.isEmpty()
        && lab.query("SELECT state FROM `" + copy.name() + "`.`~djtoolkit_origin`")
            .toString()
            .contains("complete");
  }

  private static BackupResult execute(TestSchema lab, String backup) {
    return backup(lab.dataSource()).backup(lab.name(), backup, Execution.EXECUTE);
  }
}
