package io.github.djtoolkit.cli.bench;

import io.github.djtoolkit.ops.MigrationToolkit;
import io.github.djtoolkit.ops.external.ExternalOptions;
import io.github.djtoolkit.ops.external.ExternalOptions.Finish;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.storage.ObjectStores;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finalizes tables of 10,000 and of 1,000,000 rows: what changes definitions, and what looks at
 * rows. Once with the adaptive hash index of MySQL 8.0, of which a renamed column drops the
 * entries, and once without it, as in 8.4.
 */
final class FinalizeBenchmark implements Benchmark {

  private static final Pattern DDL = Pattern.compile("(?i)(alter|rename) .*", Pattern.DOTALL);
  private static final Pattern ROWS = Pattern.compile("(?i)(select|update) .*", Pattern.DOTALL);

  @Override
  public void run(Database database, Report report) throws SQLException {
    for (String hashIndex : List.of("ON", "OFF")) {
      database.execute("SET GLOBAL innodb_adaptive_hash_index = " + hashIndex);
      for (int rows : List.of(10_000, 1_000_000)) {
        report.title(
            "Finalize of a table with %,d rows, innodb_adaptive_hash_index=%s"
                .formatted(rows, hashIndex));
        measure(database, report, rows);
      }
    }
    database.execute("SET GLOBAL innodb_adaptive_hash_index = DEFAULT");
  }

  private static void measure(Database database, Report report, int rows) throws SQLException {
    try (ExternalData data = ExternalData.seed(database, rows, rows);
        ObjectStores stores = data.stores()) {
      run(database, stores, Finish.CONVERT);
      database.settle();
      for (Finish finish : List.of(Finish.FINALIZE, Finish.DROP_LEGACY)) {
        String before = tableId(database);
        StatementLog log = StatementLog.start(database);
        long start = System.nanoTime();
        run(database, stores, finish);
        double whole = (System.nanoTime() - start) / 1e6;
        List<StatementLog.Entry> all = log.entries();
        String after = tableId(database);
        report.line("%s: %.1f ms in all", finish, whole);
        List<StatementLog.Entry> ddl =
            all.stream().filter(e -> DDL.matcher(e.sql()).matches()).toList();
        ddl.forEach(e -> report.line("  %s  %.150s", Report.millis(e.time()), e.sql()));
        report.line(
            "  DDL in all %s; TABLE_ID %s before, %s after",
            Report.millis(StatementLog.sum(ddl)), before, after);
        List<StatementLog.Entry> scans =
            all.stream()
                .filter(e -> ROWS.matcher(e.sql()).matches() && e.time().toMillis() >= 20)
                .toList();
        report.line(
            "  survey, catch-up and proof %s, of it", Report.millis(StatementLog.sum(scans)));
        scans.forEach(e -> report.line("    %s  %.110s", Report.millis(e.time()), e.sql()));
      }
    }
  }

  private static void run(Database database, ObjectStores stores, Finish finish) {
    MigrationToolkit.builder()
        .dataSource(database.dataSource())
        .stores(stores)
        .build()
        .migrateExternal(
            ExternalData.SCHEMA, ExternalOptions.dryRun().with(Execution.EXECUTE).with(finish));
  }

  private static String tableId(Database database) throws SQLException {
    return database.value(
        "SELECT TABLE_ID FROM information_schema.INNODB_TABLES WHERE NAME = '"
            + ExternalData.SCHEMA
            + "/recording'");
  }
}
