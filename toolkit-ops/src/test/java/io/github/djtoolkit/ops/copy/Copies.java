package io.github.djtoolkit.ops.copy;

import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.ops.run.PlanRunner;
import io.github.djtoolkit.sql.journal.JournalTables;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.storage.config.DataJointConfiguration;
import io.github.djtoolkit.testkit.assertion.SchemaCapture;
import javax.sql.DataSource;

/** What the tests of copies share. */
final class Copies {

  static final CopyOptions EXECUTE = CopyOptions.dryRun().with(Execution.EXECUTE);

  private Copies() {}

  /** A copy with two workers and no stores. */
  static TableCopy over(DataSource dataSource) {
    return over(dataSource, ObjectStores.of(DataJointConfiguration.none()));
  }

  static TableCopy over(DataSource dataSource, ObjectStores stores) {
    SqlSessions sessions = new SqlSessions(dataSource);
    return new TableCopy(
        sessions,
        stores,
        new PlanRunner(sessions, ProgressListener.silent(), "test"),
        ProgressListener.silent(),
        2);
  }

  /** A schema without what the toolkit itself keeps in it. */
  static SchemaCapture capture(DataSource dataSource, String schema) {
    return SchemaCapture.of(dataSource, schema).without(JournalTables.JOURNAL, JournalTables.UNDO);
  }
}
