package io.github.djtoolkit.ops.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.ops.copy.TableCopy;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.ops.run.PlanRunner;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.storage.config.DataJointConfiguration;
import io.github.djtoolkit.testkit.assertion.SchemaCapture;
import io.github.djtoolkit.testkit.junit.TestSchema;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the tests of backups share. */
final class Backups {

  static final String VERSION = "0.1.0";

  private Backups() {}

  static Backup backup(DataSource dataSource) {
    SqlSessions sessions = new SqlSessions(dataSource);
    PlanRunner runner = runner(sessions);
    return new Backup(
        sessions, runner, ProgressListener.silent(), VERSION, rows(sessions, runner), 2);
  }

  static Restore restore(DataSource dataSource) {
    SqlSessions sessions = new SqlSessions(dataSource);
    PlanRunner runner = runner(sessions);
    return new Restore(
        sessions, runner, ProgressListener.silent(), VERSION, rows(sessions, runner), 2);
  }

  static PlanRunner runner(SqlSessions sessions) {
    return new PlanRunner(sessions, ProgressListener.silent(), VERSION);
  }

  static TableCopy rows(SqlSessions sessions, PlanRunner runner) {
    return new TableCopy(
        sessions,
        ObjectStores.of(DataJointConfiguration.none()),
        runner,
        ProgressListener.silent(),
        2);
  }

  /** A lab with an outside parent, rows of many kinds, a view and a trigger. */
  static void seed(TestSchema lab, TestSchema outside) {
    outside.execute(
        "CREATE TABLE subject (id int PRIMARY KEY)", "INSERT INTO subject VALUES (1), (2)");
    lab.execute(
        "CREATE TABLE session (id int AUTO_INCREMENT PRIMARY KEY, subject int, note varchar(20) COLLATE utf8mb4_bin,"
            + " at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP, twice int AS (length(note) * 2),"
            + " CONSTRAINT whose FOREIGN KEY (subject) REFERENCES `"
            + outside.name()
            + "`.subject (id) ON UPDATE CASCADE) AUTO_INCREMENT=50",
        "CREATE TABLE scan (id int, n int, trace longblob, PRIMARY KEY (id, n), FOREIGN KEY (id) REFERENCES session (id))",
        "CREATE TABLE `#empty` (id int PRIMARY KEY)",
        "CREATE TABLE `~lineage` (table_name varchar(64), attribute_name varchar(64), lineage varchar(255), PRIMARY KEY (table_name, attribute_name))",
        "INSERT INTO session (id, subject, note) VALUES (1, 1, 'A '), (2, 2, NULL), (3, NULL, '')",
        "INSERT INTO scan SELECT id, 1, RANDOM_BYTES(100) FROM session",
        "INSERT INTO `~lineage` VALUES ('session', 'id', '" + lab.name() + ".session.id')",
        "CREATE VIEW seen AS SELECT s.id, c.n FROM session s JOIN scan c USING (id)",
        "CREATE TRIGGER noted BEFORE INSERT ON session FOR EACH ROW SET NEW.note = 'fired'");
  }

  static SchemaCapture capture(TestSchema schema) {
    return SchemaCapture.of(schema.dataSource(), schema.name())
        .without("~djtoolkit_journal", "~djtoolkit_undo", "~djtoolkit_origin", "~djtoolkit_backup");
  }

  static void assertCode(String code, ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            ToolkitException.class, e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code));
  }
}
