package io.github.djtoolkit.ops.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.ops.internal.cutover.CatchUp;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Other sessions that write or cut over while a cut-over runs. */
@MySqlTest
class CutOverConcurrencyTest {

  private final ExecutorService others = Executors.newFixedThreadPool(2);
  private Lab lab;

  @BeforeEach
  void seed(TestSchema schema) {
    lab = new Lab(schema.dataSource(), schema.name() + "_lab").seed();
  }

  @AfterEach
  void drop() {
    others.shutdownNow();
    lab.drop();
  }

  @Test
  void waitsForATransactionAndBringsItsRowAlong() throws Exception {
    List<Future<?>> commits = new ArrayList<>();
    CatchUp catchUp =
        catchUp(
            () -> {
              Connection writer = open();
              run(writer, insert(3));
              commits.add(others.submit(() -> commitOnceSomebodyWaits(writer)));
            });
    assertThat(lab.cutOver(catchUp).rowsCaughtUp()).isEqualTo(1);
    for (Future<?> commit : commits) {
      commit.get();
    }
    for (String schema : List.of(lab.core(), lab.kept(lab.core()))) {
      assertThat(lab.column("SELECT id FROM `" + schema + "`.subject ORDER BY id"))
          .containsExactly("1", "2", "3");
    }
  }

  @Test
  void letsWhoeverWaitsForTheLockWriteToWhatCame() throws Exception {
    List<Future<?>> writers = new ArrayList<>();
    CatchUp catchUp = catchUp(() -> writers.add(others.submit(this::writeOnceLocked)));
    lab.cutOver(catchUp);
    for (Future<?> writer : writers) {
      writer.get();
    }
    assertThat(lab.column("SELECT id FROM `" + lab.core() + "`.subject ORDER BY id"))
        .containsExactly("1", "2", "4");
    assertThat(lab.column("SELECT id FROM `" + lab.kept(lab.core()) + "`.subject ORDER BY id"))
        .containsExactly("1", "2");
  }

  @Test
  void letsOneOfTwoRunsDoIt() throws Exception {
    List<Future<String>> runs = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      runs.add(others.submit(() -> lab.cutOver().status()));
    }
    int done = 0;
    for (Future<String> run : runs) {
      try {
        assertThat(run.get()).isIn("cut_over", "complete");
        done++;
      } catch (ExecutionException e) {
        assertThat(e.getCause()).isInstanceOf(ToolkitException.class);
      }
    }
    assertThat(done).isPositive();
    assertThat(lab.cutOver().status()).isEqualTo("complete");
    assertThat(lab.undo().status()).isEqualTo("undone");
    assertThat(lab.triggers(lab.ephys())).hasSize(2);
  }

  @Test
  void takesThreeConnectionsBesideItsWorkers() {
    Lab limited = lab.over(LimitedDataSource.of(lab.dataSource(), 3 + Lab.WORKERS));
    lab.execute("UPDATE `" + lab.core() + "`.subject SET name = 'joe' WHERE id = 1");
    CatchUp busy = new Meddling(limited.rowCatchUp(), () -> {}, () -> lab.execute(insert(3)));
    CutOverOptions options =
        CutOverOptions.dryRun()
            .verified(false)
            .catchingUp(CutOverOptions.Extent.ALL)
            .with(Execution.EXECUTE);
    assertThat(limited.cutOver(busy, options).status()).isEqualTo("cut_over");
    assertThat(limited.undo().status()).isEqualTo("undone");
  }

  /** Does something once, after everything was compared. */
  private CatchUp catchUp(Runnable once) {
    return new Meddling(lab.rowCatchUp(), once);
  }

  private void commitOnceSomebodyWaits(Connection writer) {
    try (writer) {
      awaitLock("PENDING");
      writer.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void writeOnceLocked() {
    awaitLock("GRANTED");
    lab.execute(insert(4));
  }

  private void awaitLock(String status) {
    while (lab.column(
            "SELECT owner_thread_id FROM performance_schema.metadata_locks WHERE lock_type = 'SHARED_NO_READ_WRITE'"
                + " AND lock_status = '"
                + status
                + "' AND object_schema = '"
                + lab.core()
                + "'")
        .isEmpty()) {
      Thread.onSpinWait();
    }
  }

  private String insert(int id) {
    return "INSERT INTO `" + lab.core() + "`.subject VALUES (" + id + ", 'new', NULL)";
  }

  private Connection open() {
    try {
      Connection connection = lab.dataSource().getConnection();
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void run(Connection connection, String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
