package io.github.djtoolkit.cli.bench;

import io.github.djtoolkit.ops.MigrationToolkit;
import io.github.djtoolkit.ops.backup.RestoreOptions;
import io.github.djtoolkit.ops.run.Execution;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Backs a table of 1,000,000 rows, 0.3 GB, up and restores it: the toolkit, which proves rows and
 * checksums both times, beside mysqldump into a file and mysql from it, which prove nothing.
 */
final class BackupBenchmark implements Benchmark {

  private static final String SOURCE = "bench_backup";
  private static final String BACKUP = "bench_backup_kept";
  private static final String RESTORED = "bench_backup_restored";
  private static final int ROWS = Integer.getInteger("bench.backup.rows", 1_000_000);
  private static final int ROUNDS = Integer.getInteger("bench.backup.rounds", 3);
  private static final int WORKERS = 2;

  @Override
  public void run(Database database, Report report) throws SQLException {
    Path folder = TrialTable.folder();
    try {
      measure(database, report, new ClientPrograms(database.server(), folder));
    } finally {
      TrialTable.delete(folder);
      for (String schema : List.of(RESTORED, BACKUP, SOURCE)) {
        database.createSchema(schema);
        database.dropSchema(schema);
      }
    }
  }

  private static void measure(Database database, Report report, ClientPrograms programs)
      throws SQLException {
    report.title("Backing up and restoring %,d rows".formatted(ROWS));
    TrialTable.seed(database, SOURCE, ROWS);
    Optional<String> dump = programs.dump(SOURCE);
    Optional<String> load = programs.load(RESTORED);
    List<Duration> backup = new ArrayList<>();
    List<Duration> restore = new ArrayList<>();
    List<Duration> dumped = new ArrayList<>();
    List<Duration> loaded = new ArrayList<>();
    backup(database);
    for (int round = 0; round < ROUNDS; round++) {
      backup.add(backup(database));
      restore.add(restore(database));
      if (dump.isPresent() && load.isPresent()) {
        database.settle();
        dumped.add(ClientPrograms.time(dump.get()));
        database.createSchema(RESTORED);
        database.settle();
        loaded.add(ClientPrograms.time(load.get()));
        check(database);
      }
    }
    if (dumped.isEmpty()) {
      report.line("mysqldump: not there on this machine");
    } else {
      report.compare("backup_schema beside mysqldump into a file", backup, dumped);
      report.compare("restore_schema beside mysql from that file", restore, loaded);
    }
    report.line("The toolkit had at most %d MB of heap.", Runtime.getRuntime().maxMemory() >> 20);
  }

  private static Duration backup(Database database) throws SQLException {
    database.createSchema(BACKUP);
    database.dropSchema(BACKUP);
    database.settle();
    MigrationToolkit toolkit = toolkit(database);
    long start = System.nanoTime();
    long rows = toolkit.backupSchema(SOURCE, BACKUP, Execution.EXECUTE).rowsBackedUp();
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    if (rows != ROWS) {
      throw new IllegalStateException(rows + " rows were backed up");
    }
    return time;
  }

  private static Duration restore(Database database) throws SQLException {
    database.createSchema(RESTORED);
    database.dropSchema(RESTORED);
    database.settle();
    MigrationToolkit toolkit = toolkit(database);
    long start = System.nanoTime();
    toolkit.restoreSchema(BACKUP, RESTORED, RestoreOptions.dryRun().with(Execution.EXECUTE));
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    check(database);
    return time;
  }

  private static MigrationToolkit toolkit(Database database) {
    return MigrationToolkit.builder()
        .dataSource(database.dataSource())
        .parallelism(WORKERS)
        .build();
  }

  private static void check(Database database) throws SQLException {
    String count =
        database.value("SELECT COUNT(*) FROM `" + RESTORED + "`.`" + TrialTable.NAME + "`");
    if (!count.equals(Integer.toString(ROWS))) {
      throw new IllegalStateException(count + " rows are there");
    }
  }
}
