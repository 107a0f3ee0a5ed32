package io.github.djtoolkit.cli.bench;

import io.github.djtoolkit.model.result.CompareResult;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.ops.MigrationToolkit;
import io.github.djtoolkit.ops.compare.CompareOptions;
import io.github.djtoolkit.sql.checksum.Checksum;
import io.github.djtoolkit.sql.checksum.TableChecksum;
import io.github.djtoolkit.sql.key.KeyRange;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares two equal tables as the toolkit does, beside a checksum query for every chunk of 1,000
 * rows of each side, one after the other, as pt-table-checksum asks; beside reading both sides row
 * by row into the client; and beside one checksum of each side on two connections.
 */
final class CompareBenchmark implements Benchmark {

  private static final String PROD = "bench_compare";
  private static final String TEST = "bench_compare_test";
  private static final int ROWS = Integer.getInteger("bench.rows", 1_000_000);
  private static final int CHUNK = 1_000;
  private static final int ROUNDS = 3;

  private static final String COLUMNS =
      "subject, session, trial, started, weight, rate, name, kind, amount, note, trace, ok";

  /** What pt-table-checksum writes for a chunk: nullable columns get a mask of NULLs. */
  private static final String CHECKSUM =
      "COUNT(*) AS cnt, COALESCE(LOWER(CONV(BIT_XOR(CAST(CRC32(CONCAT_WS('#', subject, session, trial,"
          + " started, weight, rate, name, kind, amount, note, trace, ok, CONCAT(ISNULL(weight),"
          + " ISNULL(amount), ISNULL(note), ISNULL(trace)))) AS UNSIGNED)), 10, 16)), 0) AS crc";

  @Override
  public void run(Database database, Report report) throws SQLException {
    report.title("Comparing two tables of " + ROWS + " rows");
    fill(database);
    List<Duration> toolkit = new ArrayList<>();
    List<Duration> chunks = new ArrayList<>();
    List<Duration> fetched = new ArrayList<>();
    List<Duration> checksums = new ArrayList<>();
    HeapUse heap = new HeapUse();
    toolkit(database, new HeapUse());
    for (int round = 0; round < ROUNDS; round++) {
      toolkit.add(toolkit(database, null));
      chunks.add(chunks(database));
      fetched.add(fetch(database));
      checksums.add(checksums(database));
    }
    toolkit(database, heap);
    report.compare("One checksum query a chunk of " + CHUNK + " rows and side", toolkit, chunks);
    report.compare("Reading both sides into the client", toolkit, fetched);
    report.compare("The checksums of both sides, each on a connection", toolkit, checksums);
    report.line("Largest heap of the toolkit: %d MB", heap.most() >> 20);
    database.dropSchema(PROD);
    database.dropSchema(TEST);
  }

  private static void fill(Database database) throws SQLException {
    database.createSchema(PROD);
    database.createSchema(TEST);
    database.createNumbers(PROD, ROWS);
    database.execute(
        "CREATE TABLE `"
            + PROD
            + "`.recording (subject int unsigned NOT NULL, session smallint NOT NULL, trial int NOT NULL,"
            + " started datetime(3) NOT NULL, weight float DEFAULT NULL, rate double NOT NULL, name varchar(64) NOT NULL,"
            + " kind enum('a','b','c') NOT NULL, amount decimal(10,3) DEFAULT NULL, note varchar(255) DEFAULT NULL,"
            + " trace blob, ok tinyint NOT NULL, PRIMARY KEY (subject, session, trial))"
            + " DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin",
        "INSERT INTO `"
            + PROD
            + "`.recording SELECT n DIV 5000, (n DIV 100) % 50, n % 100, TIMESTAMP('2020-01-01') + INTERVAL n SECOND,"
            + " IF(n % 7, SIN(n), NULL), COS(n) * 1000, CONCAT('subject ', n % 977, ' of ', n), 1 + n % 3, n / 8,"
            + " IF(n % 3, REPEAT('x', n % 60), NULL), RANDOM_BYTES(40), n % 2 FROM `"
            + PROD
            + "`.`~numbers`",
        "CREATE TABLE `" + TEST + "`.recording LIKE `" + PROD + "`.recording",
        "INSERT INTO `" + TEST + "`.recording SELECT * FROM `" + PROD + "`.recording",
        "ANALYZE TABLE `" + PROD + "`.recording, `" + TEST + "`.recording");
    database.settle();
  }

  private static Duration toolkit(
      Database database, @org.jspecify.annotations.Nullable HeapUse heap) {
    MigrationToolkit.Builder builder =
        MigrationToolkit.builder().dataSource(database.dataSource()).parallelism(2);
    MigrationToolkit toolkit = (heap == null ? builder : builder.listener(heap)).build();
    long start = System.nanoTime();
    CompareResult result =
        toolkit.compareQueryResults(PROD, TEST, CompareOptions.defaults().ofTables("recording"));
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    if (!result.match() || result.rowCount() != ROWS) {
      throw new IllegalStateException("compared wrong: " + result);
    }
    return time;
  }

  /** The other design: it cannot be tolerant, and says nothing of rows. */
  private static Duration checksums(Database database) {
    SqlSessions sessions = new SqlSessions(database.dataSource());
    List<SchemaSnapshot> sides = new SchemaReader(sessions).readAll(List.of(PROD, TEST));
    long start = System.nanoTime();
    List<Checksum> found =
        sides.parallelStream()
            .map(side -> TableChecksum.of(side.table("recording").orElseThrow()))
            .map(checksum -> checksum(sessions, checksum))
            .toList();
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    if (!found.get(0).equals(found.get(1))) {
      throw new IllegalStateException("checksums differ");
    }
    return time;
  }

  private static Checksum checksum(SqlSessions sessions, TableChecksum checksum) {
    try (SqlSession session = sessions.open()) {
      return TableChecksum.read(session.db().fetchSingle(checksum.query(KeyRange.ALL)));
    }
  }

  private static Duration chunks(Database database) throws SQLException {
    long start = System.nanoTime();
    long rows = 0;
    List<String> lower = List.of("0", "0", "0");
    while (!lower.isEmpty()) {
      List<List<String>> next =
          database.rows(
              "SELECT subject, session, trial FROM `"
                  + PROD
                  + "`.recording FORCE INDEX (PRIMARY) WHERE "
                  + from(lower)
                  + " ORDER BY subject, session, trial LIMIT "
                  + CHUNK
                  + ", 1");
      String where = from(lower) + (next.isEmpty() ? "" : " AND NOT (" + from(next.get(0)) + ")");
      List<List<String>> prod = database.rows(checksum(PROD, where));
      List<List<String>> test = database.rows(checksum(TEST, where));
      if (!prod.equals(test)) {
        throw new IllegalStateException("chunks differ");
      }
      rows += Long.parseLong(prod.get(0).get(0));
      lower = next.isEmpty() ? List.of() : next.get(0);
    }
    if (rows != ROWS) {
      throw new IllegalStateException(rows + " rows in chunks");
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static String checksum(String schema, String where) {
    return "SELECT "
        + CHECKSUM
        + " FROM `"
        + schema
        + "`.recording FORCE INDEX (PRIMARY) WHERE "
        + where;
  }

  private static String from(List<String> key) {
    return "((subject > %1$s) OR (subject = %1$s AND session > %2$s) OR (subject = %1$s AND session = %2$s AND trial >= %3$s))"
        .formatted(key.get(0), key.get(1), key.get(2));
  }

  private static Duration fetch(Database database) throws SQLException {
    long start = System.nanoTime();
    try (Connection left = database.dataSource().getConnection();
        Connection right = database.dataSource().getConnection();
        Statement prod = streaming(left);
        Statement test = streaming(right);
        ResultSet a = prod.executeQuery(all(PROD));
        ResultSet b = test.executeQuery(all(TEST))) {
      int width = a.getMetaData().getColumnCount();
      long rows = 0;
      while (a.next() & b.next()) {
        rows++;
        for (int i = 1; i <= width; i++) {
          if (!java.util.Arrays.equals(a.getBytes(i), b.getBytes(i))) {
            throw new IllegalStateException("rows differ");
          }
        }
      }
      if (rows != ROWS) {
        throw new IllegalStateException(rows + " rows were read");
      }
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static Statement streaming(Connection connection) throws SQLException {
    Statement statement = connection.createStatement();
    statement.setFetchSize(Integer.MIN_VALUE);
    return statement;
  }

  private static String all(String schema) {
    return "SELECT "
        + COLUMNS
        + " FROM `"
        + schema
        + "`.recording ORDER BY subject, session, trial";
  }
}
