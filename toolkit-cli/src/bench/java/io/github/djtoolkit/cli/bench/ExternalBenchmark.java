package io.github.djtoolkit.cli.bench;

import io.github.djtoolkit.ops.MigrationToolkit;
import io.github.djtoolkit.ops.external.ExternalOptions;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.storage.ObjectStores;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Converts 200,000 references to external blobs, beside the one UPDATE with a JSON of three keys
 * that the Python module runs. Each run has freshly written tables.
 */
final class ExternalBenchmark implements Benchmark {

  private static final int ROWS = 200_000;
  private static final int ROUNDS = 3;

  @Override
  public void run(Database database, Report report) throws SQLException {
    compare(database, report, ROWS);
    compare(database, report, ROWS / 20);
    report.title("Heap while rows are converted");
    for (int rows : List.of(10_000, ROWS)) {
      report.line(
          "%,d rows: at most %.1f MB in use after a collection", rows, heap(database, rows) / 1e6);
    }
  }

  private static void compare(Database database, Report report, int objects) throws SQLException {
    report.title("%,d rows that refer to %,d external blobs".formatted(ROWS, objects));
    List<Times> toolkit = List.of(new Times(1), new Times(2), new Times(4));
    List<Duration> update = new ArrayList<>();
    List<Duration> peer = new ArrayList<>();
    List<Duration> processor = new ArrayList<>();
    new Times(2).measure(database, objects);
    for (int round = 0; round < ROUNDS; round++) {
      boolean peerFirst = round % 2 == 1;
      if (peerFirst) {
        peer(database, objects, update, peer, processor);
      }
      for (Times times : toolkit) {
        times.measure(database, objects);
      }
      if (!peerFirst) {
        peer(database, objects, update, peer, processor);
      }
    }
    for (Times times : toolkit) {
      report.compare(
          "Rows, connections: %d, beside the UPDATE".formatted(times.parallelism),
          times.convert,
          update);
    }
    for (Times times : toolkit) {
      report.compare(
          "Whole operation, connections: %d, beside ADD COLUMN, UPDATE and COUNT"
              .formatted(times.parallelism),
          times.whole,
          peer);
    }
    Times one = toolkit.get(0);
    report.compare(
        "Processor time of the server for the rows, one connection, beside the UPDATE",
        one.processor,
        processor);
    report.line("What else took more than 20 ms of the last operation");
    one.last.stream()
        .filter(s -> s.time().toMillis() >= 20 && !s.startsWith("update"))
        .forEach(s -> report.line("  %s  %.100s", Report.millis(s.time()), s.sql()));
  }

  private static void peer(
      Database database,
      int objects,
      List<Duration> update,
      List<Duration> whole,
      List<Duration> processor)
      throws SQLException {
    try (ExternalData ignored = ExternalData.seed(database, ROWS, objects)) {
      StatementLog log = StatementLog.start(database);
      Duration add =
          database.time(
              "ALTER TABLE "
                  + ExternalData.TABLE
                  + " ADD COLUMN `signal_v2` JSON COMMENT ':<blob@raw>:raw samples'");
      Duration fill =
          database.time(
              "UPDATE "
                  + ExternalData.TABLE
                  + " t JOIN "
                  + ExternalData.TRACKING
                  + " e ON t.`signal` = e.hash SET t.`signal_v2` = JSON_OBJECT('url',"
                  + " CONCAT('file://', '/data/raw/', e.filepath), 'size', e.size, 'hash',"
                  + " HEX(e.hash)) WHERE t.`signal` IS NOT NULL");
      Duration count =
          database.time(
              "SELECT COUNT(*) FROM " + ExternalData.TABLE + " WHERE `signal_v2` IS NOT NULL");
      update.add(fill);
      processor.add(StatementLog.processor(log.entries("update")));
      whole.add(add.plus(fill).plus(count));
    }
  }

  private static long heap(Database database, int rows) throws SQLException {
    HeapUse heap = new HeapUse();
    try (ExternalData data = ExternalData.seed(database, rows, rows);
        ObjectStores stores = data.stores()) {
      convert(database, stores, heap, 2, rows);
    }
    return heap.most();
  }

  private static void convert(
      Database database,
      ObjectStores stores,
      ProgressListener listener,
      int parallelism,
      int rows) {
    long converted =
        MigrationToolkit.builder()
            .dataSource(database.dataSource())
            .stores(stores)
            .listener(listener)
            .parallelism(parallelism)
            .build()
            .migrateExternal(ExternalData.SCHEMA, ExternalOptions.dryRun().with(Execution.EXECUTE))
            .rowsMigrated();
    if (converted != rows) {
      throw new IllegalStateException(converted + " rows were converted");
    }
  }

  /** The toolkit's times with some connections. */
  private static final class Times {

    private final int parallelism;
    private final List<Duration> convert = new ArrayList<>();
    private final List<Duration> whole = new ArrayList<>();
    private final List<Duration> processor = new ArrayList<>();
    private List<StatementLog.Entry> last = List.of();

    Times(int parallelism) {
      this.parallelism = parallelism;
    }

    void measure(Database database, int objects) throws SQLException {
      try (ExternalData data = ExternalData.seed(database, ROWS, objects);
          ObjectStores stores = data.stores()) {
        StepTimes steps = new StepTimes();
        StatementLog log = StatementLog.start(database);
        long start = System.nanoTime();
        convert(database, stores, steps, parallelism, ROWS);
        whole.add(Duration.ofNanos(System.nanoTime() - start));
        convert.add(steps.of("convert"));
        processor.add(StatementLog.processor(log.entries("update")));
        last = log.entries();
      }
    }
  }
}
