package io.github.djtoolkit.cli.bench;

import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a schema of 300 tables as the toolkit does, with a fixed number of queries for everything,
 * beside readers that ask table by table. The peer to compare with asks for what any reader of
 * tables needs: columns, keys and indexes. The others ask less or more than that.
 */
final class ReadBenchmark implements Benchmark {

  private static final String SCHEMA = "bench_read";
  private static final int TABLES = 300;
  private static final int WARM_UP = 30;
  private static final int ROUNDS = 15;

  private static final String COLUMNS =
      "SELECT COLUMN_NAME, ORDINAL_POSITION, COLUMN_TYPE, IS_NULLABLE, COLUMN_DEFAULT, EXTRA,"
          + " COLLATION_NAME, GENERATION_EXPRESSION, COLUMN_COMMENT FROM"
          + " information_schema.COLUMNS WHERE TABLE_SCHEMA = '%s' AND TABLE_NAME = '%s' ORDER"
          + " BY ORDINAL_POSITION";

  private static final String INDEXES =
      "SELECT INDEX_NAME, NON_UNIQUE, COLUMN_NAME FROM information_schema.STATISTICS WHERE"
          + " TABLE_SCHEMA = '%s' AND TABLE_NAME = '%s' ORDER BY INDEX_NAME, SEQ_IN_INDEX";

  private static final String KEYS =
      "SELECT CONSTRAINT_NAME, COLUMN_NAME, REFERENCED_TABLE_SCHEMA, REFERENCED_TABLE_NAME,"
          + " REFERENCED_COLUMN_NAME FROM information_schema.KEY_COLUMN_USAGE WHERE"
          + " TABLE_SCHEMA = '%s' AND TABLE_NAME = '%s' AND REFERENCED_TABLE_NAME IS NOT NULL"
          + " ORDER BY CONSTRAINT_NAME, ORDINAL_POSITION";

  private static final String RULES =
      "SELECT CONSTRAINT_NAME, DELETE_RULE, UPDATE_RULE FROM"
          + " information_schema.REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = '%s' AND"
          + " TABLE_NAME = '%s'";

  private static final String CHECKS =
      "SELECT CONSTRAINT_NAME FROM information_schema.TABLE_CONSTRAINTS"
          + " WHERE TABLE_SCHEMA = '%s' AND TABLE_NAME = '%s' AND CONSTRAINT_TYPE = 'CHECK'";

  private static final String TRIGGERS =
      "SELECT TRIGGER_NAME, ACTION_TIMING, EVENT_MANIPULATION, ACTION_STATEMENT FROM"
          + " information_schema.TRIGGERS WHERE EVENT_OBJECT_SCHEMA = '%s' AND"
          + " EVENT_OBJECT_TABLE = '%s'";

  private static final String TABLE =
      "SELECT TABLE_COMMENT, ENGINE, TABLE_COLLATION, CREATE_OPTIONS FROM"
          + " information_schema.TABLES WHERE TABLE_SCHEMA = '%s' AND TABLE_NAME = '%s'";

  /** Readers that ask table by table, with the queries that they ask for each. */
  private static final Map<String, List<String>> PEERS = peers();

  private static Map<String, List<String>> peers() {
    Map<String, List<String>> peers = new LinkedHashMap<>();
    peers.put(
        "Columns, indexes, keys and the keys' rules of each table",
        List.of(COLUMNS, INDEXES, KEYS, RULES));
    peers.put("Columns, indexes and keys of each table, no rules", List.of(COLUMNS, INDEXES, KEYS));
    peers.put(
        "All that the toolkit reads, of each table",
        List.of(COLUMNS, INDEXES, KEYS, RULES, CHECKS, TRIGGERS, TABLE));
    peers.put(
        "Names, types and comments of the columns of each table, as the Python module asks",
        List.of(
            "SELECT COLUMN_NAME, COLUMN_TYPE, DATA_TYPE, COLUMN_COMMENT FROM"
                + " information_schema.COLUMNS WHERE TABLE_SCHEMA = '%s' AND TABLE_NAME = '%s'"));
    peers.put("SHOW CREATE TABLE of each table, unread", List.of("SHOW CREATE TABLE `%s`.`%s`"));
    return peers;
  }

  @Override
  public void run(Database database, Report report) throws SQLException {
    report.title("Reading a schema of " + TABLES + " tables");
    database.createSchema(SCHEMA);
    for (int i = 0; i < TABLES; i++) {
      database.execute(table(i));
    }
    database.settle();
    List<Duration> toolkit = new ArrayList<>();
    Map<String, List<Duration>> peers = new LinkedHashMap<>();
    try (SqlSession session = new SqlSessions(database.dataSource()).open()) {
      SchemaReader reader = new SchemaReader(session.db());
      for (int i = 0; i < WARM_UP; i++) {
        read(reader);
      }
      for (List<String> queries : PEERS.values()) {
        askEachTable(database, queries);
      }
      for (int round = 0; round < ROUNDS; round++) {
        toolkit.add(read(reader));
        for (Map.Entry<String, List<String>> peer : PEERS.entrySet()) {
          peers
              .computeIfAbsent(peer.getKey(), name -> new ArrayList<>())
              .add(askEachTable(database, peer.getValue()));
        }
      }
      peers.forEach((name, times) -> report.compare(name, toolkit, times));
      processorTime(database, report, reader);
    }
    database.dropSchema(SCHEMA);
  }

  private static void processorTime(Database database, Report report, SchemaReader reader)
      throws SQLException {
    report.line("Processor time of the server");
    StatementLog log = StatementLog.start(database);
    read(reader);
    report.line("  %s  toolkit", Report.millis(StatementLog.processor(log.entries("select"))));
    for (Map.Entry<String, List<String>> peer : PEERS.entrySet()) {
      log.clear();
      askEachTable(database, peer.getValue());
      report.line(
          "  %s  %s", Report.millis(StatementLog.processor(log.entries("s"))), peer.getKey());
    }
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

  private static Duration askEachTable(Database database, List<String> queries)
      throws SQLException {
    long start = System.nanoTime();
    List<List<String>> tables =
        database.rows(
            "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = '"
                + SCHEMA
                + "' AND TABLE_TYPE = 'BASE TABLE' AND TABLE_NAME NOT LIKE '~%'");
    for (List<String> table : tables) {
      for (String query : queries) {
        database.rows(query.formatted(SCHEMA, table.get(0)));
      }
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
        + " (subject_id int unsigned NOT NULL COMMENT 'number of the subject', session smallint NOT"
        + " NULL, started datetime NOT NULL, weight float DEFAULT NULL COMMENT 'grams', rate double"
        + " NOT NULL, name varchar(64) NOT NULL, kind enum('a', 'b') NOT NULL, trace longblob NOT"
        + " NULL COMMENT 'raw', checked tinyint NOT NULL, modified timestamp NOT NULL DEFAULT"
        + " CURRENT_TIMESTAMP, PRIMARY KEY (subject_id, session)"
        + parent
        + ") ENGINE=InnoDB COMMENT 'a table'";
  }
}
