package io.github.djtoolkit.cli.bench;

import io.github.djtoolkit.model.result.MigrateColumnsResult;
import io.github.djtoolkit.model.type.LabelStrategy;
import io.github.djtoolkit.ops.MigrationToolkit;
import io.github.djtoolkit.ops.run.Execution;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Labels three columns of 500,000 rows, beside one MODIFY a column with type and comment alone, as
 * the Python module writes it.
 */
final class LabelBenchmark implements Benchmark {

  private static final String SCHEMA = "bench_labels";
  private static final String TABLE = "`" + SCHEMA + "`.`recording`";
  private static final int ROWS = 500_000;
  private static final int ROUNDS = 3;

  private final List<Duration> operations = new ArrayList<>();
  private final List<Duration> toolkit = new ArrayList<>();
  private final List<Duration> peer = new ArrayList<>();

  @Override
  public void run(Database database, Report report) throws SQLException {
    report.title("Labels on three columns of %,d rows".formatted(ROWS));
    for (int round = 0; round < ROUNDS; round++) {
      if (round % 2 == 0) {
        label(database);
        modify(database);
      } else {
        modify(database);
        label(database);
      }
    }
    report.compare("ALTER TABLE statements, by the server's clock", toolkit, peer);
    report.compare(
        "The whole operation of the toolkit, beside the peer's statements", operations, peer);
  }

  private void label(Database database) throws SQLException {
    seed(database);
    StatementLog log = StatementLog.start(database);
    MigrationToolkit migration =
        MigrationToolkit.builder().dataSource(database.dataSource()).build();
    long start = System.nanoTime();
    MigrateColumnsResult result =
        migration.migrateColumns(SCHEMA, LabelStrategy.SEED, Execution.EXECUTE);
    operations.add(Duration.ofNanos(System.nanoTime() - start));
    if (result.columnsMigrated() != 3) {
      throw new IllegalStateException(result.columnsMigrated() + " columns were labelled");
    }
    toolkit.add(StatementLog.sum(log.entries("alter table")));
    database.dropSchema(SCHEMA);
  }

  private void modify(Database database) throws SQLException {
    seed(database);
    StatementLog log = StatementLog.start(database);
    database.execute(
        "ALTER TABLE " + TABLE + " MODIFY COLUMN `duration` int unsigned COMMENT ':uint32:seconds'",
        "ALTER TABLE " + TABLE + " MODIFY COLUMN `gain` double COMMENT ':float64:amplification'",
        "ALTER TABLE " + TABLE + " MODIFY COLUMN `trace` longblob COMMENT ':<blob>:raw samples'");
    peer.add(StatementLog.sum(log.entries("alter table")));
    database.dropSchema(SCHEMA);
  }

  private static void seed(Database database) throws SQLException {
    database.createSchema(SCHEMA);
    database.createNumbers(SCHEMA, ROWS);
    database.execute(
        "CREATE TABLE "
            + TABLE
            + " (session char(12) NOT NULL COMMENT 'name of the session', duration int unsigned NOT"
            + " NULL COMMENT 'seconds', gain double NOT NULL COMMENT 'amplification', trace"
            + " longblob NOT NULL COMMENT 'raw samples', PRIMARY KEY (session)) ENGINE=InnoDB",
        "INSERT INTO "
            + TABLE
            + " SELECT LPAD(n, 12, '0'), n, n / 7, REPEAT(CHAR(n % 256), 100) FROM `"
            + SCHEMA
            + "`.`~numbers` ORDER BY n",
        "DROP TABLE `" + SCHEMA + "`.`~numbers`");
    database.settle();
  }
}
