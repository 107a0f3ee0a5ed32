package io.github.djtoolkit.ops.backup;

import static io.github.djtoolkit.ops.backup.Backups.backup;
import static io.github.djtoolkit.ops.backup.Backups.capture;
import static io.github.djtoolkit.ops.backup.Backups.restore;
import static io.github.djtoolkit.ops.backup.Backups.seed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.model.result.CutOverResult;
import io.github.djtoolkit.ops.cutover.CutOverUndo;
import io.github.djtoolkit.ops.cutover.UndoOptions;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.testkit.assertion.SchemaCapture;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a restore replaced comes back as a cut-over does, whatever tables there are on each side.
 */
@MySqlTest
class RestoreUndoTest {

  private static final RestoreOptions EXECUTE = RestoreOptions.dryRun().with(Execution.EXECUTE);

  @Test
  void bringsBackWhatWasReplacedAndRestoresAgain(TestSchema lab) {
    TestSchema outside = lab.sibling("outside");
    TestSchema copy = lab.sibling("backup");
    lab.sibling("replaced");
    lab.sibling("restoring");
    seed(lab, outside);
    outside.execute(
        "CREATE TABLE child (id int PRIMARY KEY, CONSTRAINT into_lab FOREIGN KEY (id) REFERENCES `"
            + lab.name()
            + "`.session (id))",
        "INSERT INTO child VALUES (1)");
    SchemaCapture before = capture(lab);
    backup(lab.dataSource()).backup(lab.name(), copy.name(), Execution.EXECUTE);
    lab.execute(
        "DELETE FROM scan WHERE id = 2",
        "UPDATE session SET note = 'changed'",
        "CREATE TABLE newer (id int PRIMARY KEY)",
        "DROP TABLE `#empty`");
    SchemaCapture changed = capture(lab);
    SchemaCapture outsideChanged = capture(outside);
    restore(lab.dataSource()).restore(copy.name(), lab.name(), EXECUTE);

    CutOverResult undone = undo(lab);

    assertThat(undone.status()).isEqualTo("undone");
    assertThat(capture(lab)).isEqualTo(changed);
    assertThat(capture(outside)).isEqualTo(outsideChanged);
    assertThat(lab.query("SHOW DATABASES LIKE '" + lab.name() + "\\_replaced'")).isEmpty();

    assertThat(restore(lab.dataSource()).restore(copy.name(), lab.name(), EXECUTE).status())
        .isEqualTo("restored");
    assertThat(capture(lab)).isEqualTo(before);
  }

  private static CutOverResult undo(TestSchema lab) {
    SqlSessions sessions = new SqlSessions(lab.dataSource());
    return new CutOverUndo(
            sessions, Backups.runner(sessions), ProgressListener.silent(), Backups.VERSION)
        .undo(List.of(lab.name()), UndoOptions.dryRun().with(Execution.EXECUTE));
  }
}
