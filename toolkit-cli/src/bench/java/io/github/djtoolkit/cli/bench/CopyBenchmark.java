package io.github.djtoolkit.cli.bench;

import io.github.djtoolkit.model.result.CopyTableDataResult;
import io.github.djtoolkit.ops.MigrationToolkit;
import io.github.djtoolkit.ops.copy.CopyOptions;
import io.github.djtoolkit.ops.run.Execution;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Copies a table of 1,000,000 rows, 0.3 GB, into an empty one: the toolkit's whole operation beside
 * one INSERT … SELECT, beside mysqldump and mysql, and beside mydumper and myloader. A first run of
 * the former two is not counted.
 */
final class CopyBenchmark implements Benchmark {

  private static final String SOURCE = "bench_copy";
  private static final String COPY = "bench_copy_v20";
  private static final String TABLE = TrialTable.NAME;
  private static final int ROWS = Integer.getInteger("bench.copy.rows", 1_000_000);
  private static final int ROUNDS = Integer.getInteger("bench.copy.rounds", 3);
  private static final int WORKERS = 4;

  @Override
  public void run(Database database, Report report) throws SQLException {
    Path folder = TrialTable.folder();
    try {
      measure(database, report, new ClientPrograms(database.server(), folder));
    } finally {
      TrialTable.delete(folder);
      database.dropSchema(SOURCE);
      database.dropSchema(COPY);
    }
  }

  private static void measure(Database database, Report report, ClientPrograms programs)
      throws SQLException {
    report.title("Copying %,d rows".formatted(ROWS));
    TrialTable.seed(database, SOURCE, ROWS);
    List<Duration> toolkit = new ArrayList<>();
    List<Duration> insert = new ArrayList<>();
    List<Duration> dump = new ArrayList<>();
    List<Duration> mydumper = new ArrayList<>();
    List<Duration> processor = new ArrayList<>();
    List<Duration> insertProcessor = new ArrayList<>();
    StatementLog log = StatementLog.start(database);
    Optional<String> dumps = programs.dumpAndLoad(SOURCE, COPY, TABLE);
    Optional<String> parallel = programs.dumpAndLoadInParallel(SOURCE, COPY, TABLE, WORKERS);
    toolkit(database, log);
    insert(database, log);
    for (int round = 0; round < ROUNDS; round++) {
      for (int turn = 0; turn < 2; turn++) {
        if ((round + turn) % 2 == 0) {
          toolkit.add(toolkit(database, log));
          processor.add(StatementLog.processor(log.entries()));
        } else {
          insert.add(insert(database, log));
          insertProcessor.add(StatementLog.processor(log.entries()));
        }
      }
      if (dumps.isPresent()) {
        dump.add(program(database, dumps.get()));
      }
      if (parallel.isPresent()) {
        mydumper.add(program(database, parallel.get()));
      }
    }
    report.compare("The whole operation beside one INSERT … SELECT", toolkit, insert);
    report.compare("Processor time of the server, all statements", processor, insertProcessor);
    compare(report, "beside mysqldump | mysql", toolkit, dump);
    compare(report, "beside mydumper and myloader", toolkit, mydumper);
    report.line("The toolkit had at most %d MB of heap.", Runtime.getRuntime().maxMemory() >> 20);
  }

  private static void compare(
      Report report, String peer, List<Duration> toolkit, List<Duration> times) {
    if (times.isEmpty()) {
      report.line("%s: not there on this machine", peer);
    } else {
      report.compare("The whole operation " + peer, toolkit, times);
    }
  }

  private static Duration toolkit(Database database, StatementLog log) throws SQLException {
    empty(database);
    log.clear();
    MigrationToolkit toolkit =
        MigrationToolkit.builder().dataSource(database.dataSource()).parallelism(WORKERS).build();
    long start = System.nanoTime();
    CopyTableDataResult result =
        toolkit.copyTableData(
            SOURCE, COPY, List.of(TABLE), CopyOptions.dryRun().with(Execution.EXECUTE));
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    if (result.rowsCopied() != ROWS) {
      throw new IllegalStateException(result.rowsCopied() + " rows were copied");
    }
    return time;
  }

  private static Duration insert(Database database, StatementLog log) throws SQLException {
    empty(database);
    log.clear();
    Duration time =
        database.time(
            "INSERT INTO `%2$s`.`%3$s` SELECT * FROM `%1$s`.`%3$s`".formatted(SOURCE, COPY, TABLE));
    check(database);
    return time;
  }

  private static Duration program(Database database, String command) throws SQLException {
    empty(database);
    Duration time = ClientPrograms.time(command);
    check(database);
    return time;
  }

  private static void check(Database database) throws SQLException {
    String count = database.value("SELECT COUNT(*) FROM `" + COPY + "`.`" + TABLE + "`");
    if (!count.equals(Integer.toString(ROWS))) {
      throw new IllegalStateException(count + " rows are there");
    }
  }

  private static void empty(Database database) throws SQLException {
    database.createSchema(COPY);
    database.execute(
        "CREATE TABLE `%2$s`.`%3$s` LIKE `%1$s`.`%3$s`".formatted(SOURCE, COPY, TABLE));
    database.settle();
  }
}
