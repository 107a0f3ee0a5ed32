package io.github.djtoolkit.cli.bench;

import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a schema of 300 tables: everything at once as the toolkit does, beside one query of its
 * columns a table, as the Python module asks.
 */
final class ReadBenchmark implements Benchmark {

  private static final String SCHEMA = "bench_read";
  private static final int TABLES = 300;
  private static final int ROUNDS = 9;

  @Override
  public void run(Database database, Report report) throws SQLException {
    report.title("Reading a schema of " + TABLES + " tables");
    database.createSchema(SCHEMA);
    for (int i = 0; i < TABLES; i++) {
      database.execute(table(i));
    }
    database.settle();
    List<Duration> toolkit = new ArrayList<>();
    List<Duration> peer = new ArrayList<>();
    try (SqlSession session = new SqlSessions(database.dataSource()).open()) {
      SchemaReader reader = new SchemaReader(session.db());
      read(reader);
      askEachTable(database);
      for (int round = 0; round < ROUNDS; round++) {
        if (round % 2 == 0) {
          toolkit.add(read(reader));
          peer.add(askEachTable(database));
        } else {
          peer.add(askEachTable(database));
          toolkit.add(read(reader));
        }
      }
    }
    report.compare(
        "Columns, indexes, keys, checks, triggers, views at once, beside one query of the columns a table",
        toolkit,
        peer);
    StatementLog log = StatementLog.start(database);
    new SchemaReader(new SqlSessions(database.dataSource())).read(SCHEMA);
    for (StatementLog.Entry entry : log.entries("select")) {
      report.line("  %s  %.100s", Report.millis(entry.time()), entry.sql());
    }
    database.dropSchema(SCHEMA);
  }

  private static Duration read(SchemaReader reader) {
    long start = System.nanoTime();
    SchemaSnapshot snapshot = reader.read(SCHEMA);
    long end = System.nanoTime();
    if (snapshot.tables().size() != TABLES) {
      throw new IllegalStateException(snapshot.tables().size() + " tables were read");
    }
    return Duration.ofNanos(end - start);
  }

  private static Duration askEachTable(Database database) throws SQLException {
    long start = System.nanoTime();
    List<List<String>> tables =
        database.rows(
            "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = '"
                + SCHEMA
                + "' AND TABLE_TYPE = 'BASE TABLE' AND TABLE_NAME NOT LIKE '~%'");
    for (List<String> table : tables) {
      database.rows(
          "SELECT COLUMN_NAME, COLUMN_TYPE, DATA_TYPE, COLUMN_COMMENT FROM information_schema.COLUMNS"
              + " WHERE TABLE_SCHEMA = '"
              + SCHEMA
              + "' AND TABLE_NAME = '"
              + table.get(0)
              + "'");
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static String table(int i) {
    String parent =
        i < 10
            ? ""
            : ", FOREIGN KEY (subject_id) REFERENCES table_"
                + (i % 10)
                + " (subject_id) ON UPDATE CASCADE ON DELETE RESTRICT";
    return "CREATE TABLE "
        + "`"
        + SCHEMA
        + "`.table_"
        + i
        + " (subject_id int unsigned NOT NULL COMMENT 'number of the subject', session smallint NOT NULL,"
        + " started datetime NOT NULL, weight float DEFAULT NULL COMMENT 'grams', rate double NOT NULL, name varchar(64) NOT NULL,"
        + " kind enum('a', 'b') NOT NULL, trace longblob NOT NULL COMMENT 'raw', checked tinyint NOT NULL,"
        + " modified timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP, PRIMARY KEY (subject_id, session)"
        + parent
        + ") ENGINE=InnoDB COMMENT 'a table'";
  }
}
