package io.github.djtoolkit.ops.internal.copy;

import static io.github.djtoolkit.testkit.assertion.ToolkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.model.result.CopyTableDataResult;
import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.ops.DyingDataSource;
import io.github.djtoolkit.ops.copy.CopyOptions;
import io.github.djtoolkit.ops.copy.EmptyCopy;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.ops.plan.RowProgress;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.ops.run.PlanRunner;
import io.github.djtoolkit.sql.journal.JournalTables;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.storage.config.DataJointConfiguration;
import io.github.djtoolkit.testkit.assertion.SchemaCapture;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A copy in many ranges, killed wherever that may be, ends like one that was not. */
@MySqlTest
class CopyKilledTest {

  private static final int ROWS = 95;

  @BeforeEach
  void create(TestSchema schema) {
    schema.execute(
        "CREATE TABLE subject (name varchar(20), number int, mother varchar(20), PRIMARY KEY (name),"
            + " FOREIGN KEY (mother) REFERENCES subject (name))",
        "CREATE TABLE session (name varchar(20), session int, trace blob, PRIMARY KEY (name, session),"
            + " FOREIGN KEY (name) REFERENCES subject (name))",
        "INSERT INTO subject WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < "
            + ROWS
            + ") SELECT CONCAT('s', n), n, NULL FROM c",
        "UPDATE subject SET mother = CONCAT('s', " + ROWS + " - number) WHERE number < " + ROWS,
        "INSERT INTO session SELECT name, number, REPEAT(name, 50) FROM subject");
  }

  @Test
  void endsAlikeAfterDyingBeforeAnyChange(TestSchema schema) {
    SchemaCapture source = SchemaCapture.of(schema.dataSource(), schema.name());
    boolean died = true;
    int changes = 0;
    while (died) {
      TestSchema copy = EmptyCopy.of(schema, "copy" + changes);
      DyingDataSource dying = new DyingDataSource(schema.dataSource(), changes++);
      try {
        copy(dying.proxy(), schema, copy, 2, ProgressListener.silent());
      } catch (RuntimeException e) {
        assertThat(dying.died()).as("%s", e).isTrue();
      }
      died = dying.died();
      long before = rows(copy);

      long rest =
          copy(schema.dataSource(), schema, copy, 2, ProgressListener.silent()).rowsCopied();

      assertThat(before + rest).isEqualTo(2 * ROWS);
      assertThat(capture(copy)).as("after %s changes", changes).hasSameContentAs(source);
      copy.execute("DROP TABLE session, subject");
    }
    assertThat(changes).isGreaterThan(2 * ROWS / 10);
  }

  @Test
  void fillsGapsOfAnyShape(TestSchema schema) {
    TestSchema copy = EmptyCopy.of(schema, "copy");
    copy(schema.dataSource(), schema, copy, 3, ProgressListener.silent());
    copy.execute(
        "DELETE FROM session WHERE session % 3 = 0 OR session BETWEEN 20 AND 41",
        "INSERT INTO subject (name, number) VALUES ('of the copy alone', 0)");
    long before = rows(copy);

    CopyTableDataResult result =
        copy(schema.dataSource(), schema, copy, 3, ProgressListener.silent());

    assertThat(result.rowsCopied()).isEqualTo(2 * ROWS + 1 - before).isPositive();
    copy.execute("DELETE FROM subject WHERE number = 0");
    assertThat(capture(copy))
        .hasSameContentAs(SchemaCapture.of(schema.dataSource(), schema.name()));
  }

  @Test
  void tellsRowsBytesAndTotal(TestSchema schema) {
    schema.execute("ANALYZE TABLE session, subject");
    List<RowProgress> told = new ArrayList<>();
    ProgressListener listener =
        new ProgressListener() {
          @Override
          public void advanced(RowProgress progress) {
            if (progress.table().table().equals("session")) {
              told.add(progress);
            }
          }
        };
    copy(schema.dataSource(), schema, EmptyCopy.of(schema, "copy"), 2, listener);

    assertThat(told).hasSizeGreaterThan(5);
    RowProgress last = told.get(told.size() - 1);
    assertThat(last.rows()).isEqualTo(ROWS);
    assertThat(last.total()).isBetween((long) ROWS, 2L * ROWS);
    assertThat(last.bytes()).isPositive();
    assertThat(told).allSatisfy(p -> assertThat(p.remaining()).isPresent());
  }

  private static CopyTableDataResult copy(
      DataSource db, TestSchema from, TestSchema to, int connections, ProgressListener listener) {
    SqlSessions sessions = new SqlSessions(db);
    return new CopyRun(
            sessions,
            ObjectStores.of(DataJointConfiguration.none()),
            new PlanRunner(sessions, listener, "test"),
            listener,
            connections,
            1)
        .run(
            SchemaMapping.of(from.name(), to.name()),
            Optional.empty(),
            CopyOptions.dryRun().with(Execution.EXECUTE));
  }

  private static long rows(TestSchema schema) {
    return capture(schema).tables().values().stream().mapToLong(t -> t.rows()).sum();
  }

  private static SchemaCapture capture(TestSchema schema) {
    return SchemaCapture.of(schema.dataSource(), schema.name())
        .without(JournalTables.JOURNAL, JournalTables.UNDO);
  }
}
