package io.github.djtoolkit.sql.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@MySqlTest
class KeyRangesTest {

  private static final int ROWS = 400;
  private static final int STEP = 37;

  /** Type of the key, expression that makes the values from a number n, and further values. */
  static Stream<Arguments> keys() {
    return Stream.of(
        arguments("int", "n * 3 - 500", "(-2147483648), (2147483647)"),
        arguments("tinyint", "mod(n, 256) - 128", "(0)"),
        arguments("bigint", "n * 1000 - 200000", "(-9223372036854775808), (9223372036854775807)"),
        arguments(
            "bigint unsigned",
            "cast(9223372036854775700 as unsigned) + n",
            "(0), (1), (18446744073709551615)"),
        arguments("int(6) unsigned zerofill", "n", "(999999)"),
        arguments(
            "decimal(65,30)",
            "n / 100000000",
            "(0.000000000000000000000000000001), (-12345678901234567890123456789012345.5)"),
        arguments(
            "char(12) collate utf8mb4_0900_ai_ci",
            "concat(char(97 + mod(n, 26)), n)",
            "('é'), ('Z'), ('z '), ('ß'), ('')"),
        arguments(
            "varchar(20) collate utf8mb4_bin",
            "concat(char(97 + mod(n, 26)), if(mod(n, 2), ' ', ''), n)",
            "('é'), ('Z'), ('z'), ('日本'), ('😀'), (''), ('it''s'), ('\\\\')"),
        arguments(
            "varchar(20) collate utf8mb4_0900_as_cs",
            "concat(char(65 + mod(n, 26)), n)",
            "('a'), ('a '), ('A'), ('a\\t'), ('é'), ('e\u0301x')"),
        arguments(
            "varchar(20) collate utf8mb4_general_ci",
            "concat(char(65 + mod(n, 26)), n, '  ')",
            "('a\\t'), ('a'), ('a!')"),
        arguments(
            "varchar(20) character set latin1 collate latin1_german2_ci",
            "concat(char(65 + mod(n, 26)), n)",
            "('ä'), ('aex'), ('ß '), ('\u00ff')"),
        arguments(
            "varchar(20) character set utf16", "concat(char(65 + mod(n, 26)), n)", "('日'), ('😀')"),
        arguments("binary(16)", "unhex(md5(n))", "(0x00), (0xff), (0x5c27222500)"),
        arguments(
            "varbinary(30)", "concat(unhex(md5(n)), ' ')", "(''), (0x00), (0x0000), ('a'), ('a ')"),
        arguments("date", "'2000-01-01' + interval n day", "('0000-00-00'), ('9999-12-31')"),
        arguments(
            "datetime(6)",
            "timestamp('2000-01-01') + interval n * 7 microsecond",
            "('1000-01-01'), ('9999-12-31 23:59:59.999999')"),
        arguments("datetime", "timestamp('2000-01-01') + interval n second", "('0000-00-00')"),
        arguments(
            "timestamp(3)",
            "timestamp('2020-01-01') + interval n hour",
            "('1970-01-01 00:00:01'), ('2038-01-19 03:14:07.999')"));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void coverEveryRowOnce(String type, String expression, String further, TestSchema schema) {
    schema.execute("CREATE TABLE t (k " + type + " NOT NULL PRIMARY KEY, n INT)");
    fill(schema, "INSERT IGNORE INTO t (k) SELECT " + expression + " FROM numbers");
    fill(schema, "INSERT IGNORE INTO t (k) VALUES " + further);
    Table table = table(schema);
    assertThat(KeyRanges.of(table).columns()).extracting(Column::name).containsExactly("k");
    assertThat(rangesOfEachRow(schema, table)).hasSizeGreaterThan(200).containsOnly(1);
  }

  static Stream<Arguments> compositeKeys() {
    return Stream.of(
        arguments("a INT, b INT, PRIMARY KEY (a, b)", List.of("a", "b")),
        arguments("a INT, b INT, PRIMARY KEY (b, a)", List.of("b", "a")),
        arguments(
            "a VARCHAR(9), b INT, c DATE DEFAULT '2000-01-01', PRIMARY KEY (a, b, c)",
            List.of("a", "b", "c")),
        arguments("a INT, b INT, f FLOAT DEFAULT 0.1, PRIMARY KEY (a, f, b)", List.of("a")),
        arguments("a INT, b INT, e ENUM('z', 'y') DEFAULT 'z', PRIMARY KEY (e, a, b)", List.of()),
        arguments("a DOUBLE, b INT, PRIMARY KEY (a, b)", List.of()),
        arguments("a BIT(9), b INT, PRIMARY KEY (a, b)", List.of()),
        arguments("a INT, b INT, UNIQUE KEY (a, b)", List.of()));
  }

  @ParameterizedTest
  @MethodSource("compositeKeys")
  void coverEveryRowOfACompositeKeyOnce(String columns, List<String> used, TestSchema schema) {
    schema.execute("CREATE TABLE t (" + columns + ", n INT)");
    fill(schema, "INSERT INTO t (a, b) SELECT mod(n, 9), n FROM numbers");
    Table table = table(schema);
    assertThat(KeyRanges.of(table).columns())
        .extracting(Column::name)
        .containsExactlyElementsOf(used);
    assertThat(rangesOfEachRow(schema, table)).hasSize(ROWS).containsOnly(1);
  }

  @Test
  void coverRowsThatArriveMeanwhile(TestSchema schema) {
    schema.execute("CREATE TABLE t (k INT PRIMARY KEY, n INT)");
    fill(schema, "INSERT INTO t (k) SELECT n * 10 FROM numbers");
    KeyRanges ranges = KeyRanges.of(table(schema));
    List<KeyRange> all = new ArrayList<>();
    try (SqlSession session = new SqlSessions(schema.dataSource()).open()) {
      Iterator<KeyRange> iterator = ranges.iterator(session.db(), STEP);
      for (int i = 0; iterator.hasNext(); i++) {
        schema.execute(
            "INSERT INTO t (k) VALUES ("
                + (-1 - i)
                + "), ("
                + (i * 210 + 5)
                + "), ("
                + (1_000_000 - i)
                + ")");
        all.add(iterator.next());
      }
      assertThat(counts(session.db(), schema, ranges, all))
          .hasSizeGreaterThan(ROWS + 30)
          .containsOnly(1);
    }
  }

  @Test
  void anEmptyTableIsOneRange(TestSchema schema) {
    schema.execute("CREATE TABLE t (k INT PRIMARY KEY)");
    try (SqlSession session = new SqlSessions(schema.dataSource()).open()) {
      assertThat(KeyRanges.of(table(schema)).iterator(session.db(), STEP))
          .toIterable()
          .containsExactly(KeyRange.ALL);
    }
  }

  @Test
  void holdAsManyRowsAsAskedFor(TestSchema schema) {
    schema.execute("CREATE TABLE t (a INT, b INT, n INT, PRIMARY KEY (a, b))");
    fill(schema, "INSERT INTO t (a, b) SELECT mod(n, 3), n FROM numbers");
    KeyRanges ranges = KeyRanges.of(table(schema));
    try (SqlSession session = new SqlSessions(schema.dataSource()).open()) {
      List<Integer> sizes = new ArrayList<>();
      ranges
          .iterator(session.db(), 100)
          .forEachRemaining(
              r -> sizes.add(session.db().fetchCount(rows(schema), ranges.contains(r))));
      assertThat(sizes).containsExactly(100, 100, 100, 100, 0);
    }
  }

  static Stream<Arguments> largeKeys() {
    return Stream.of(
        arguments("k INT PRIMARY KEY", "k"),
        arguments("k VARCHAR(20) CHARACTER SET latin1 PRIMARY KEY", "k"),
        arguments("k VARCHAR(20) COLLATE utf8mb4_bin PRIMARY KEY", "k"),
        arguments("k BINARY(16) PRIMARY KEY", "k"),
        arguments("k BIGINT UNSIGNED PRIMARY KEY", "k"),
        arguments("k DECIMAL(30,20) PRIMARY KEY", "k"),
        arguments("k INT, b INT DEFAULT 3, PRIMARY KEY (b, k), KEY (k)", "k"),
        arguments(
            "k INT, b VARCHAR(9) DEFAULT 'x', d DATE DEFAULT '2020-01-01', PRIMARY KEY (d, b, k)",
            "k"));
  }

  @ParameterizedTest
  @MethodSource("largeKeys")
  void areReadByThePrimaryKey(String columns, String key, TestSchema schema) {
    schema.execute("CREATE TABLE t (" + columns + ", n INT, filler CHAR(200) DEFAULT 'x')");
    fill(
        schema,
        "INSERT INTO t ("
            + key
            + ") SELECT m.n * 400 + numbers.n FROM numbers, numbers m WHERE m.n < 25");
    schema.execute("ANALYZE TABLE t");
    KeyRanges ranges = KeyRanges.of(table(schema));
    List<String> queries = new ArrayList<>();
    try (SqlSession session = new SqlSessions(schema.dataSource()).open()) {
      DSLContext listening =
          DSL.using(
              session
                  .db()
                  .configuration()
                  .deriveAppending(new DefaultExecuteListenerProvider(collector(queries))));
      Iterator<KeyRange> iterator = ranges.iterator(listening, 500);
      iterator.next();
      KeyRange range = iterator.next();
      String read = queries.get(1);
      String update =
          session.render(
              DSL.update(rows(schema))
                  .set(DSL.field("n", Integer.class), 1)
                  .where(ranges.contains(range)));
      for (String statement : List.of(read, update)) {
        assertThat(schema.query("EXPLAIN " + statement))
            .as(statement)
            .singleElement(InstanceOfAssertFactories.map(String.class, Object.class))
            .containsEntry("key", "PRIMARY")
            .containsEntry("type", "range")
            .extractingByKey("filtered", InstanceOfAssertFactories.DOUBLE)
            .isEqualTo(100.0);
      }
      assertThat(schema.query("EXPLAIN " + update).get(0).get("rows").toString())
          .hasSizeLessThan(4);
    }
  }

  private static ExecuteListener collector(List<String> queries) {
    return new ExecuteListener() {
      @Override
      public void executeStart(ExecuteContext ctx) {
        queries.add(String.valueOf(ctx.sql()));
      }
    };
  }

  private static List<Integer> rangesOfEachRow(TestSchema schema, Table table) {
    KeyRanges ranges = KeyRanges.of(table);
    try (SqlSession session = new SqlSessions(schema.dataSource()).open()) {
      List<KeyRange> all = new ArrayList<>();
      ranges.iterator(session.db(), STEP).forEachRemaining(all::add);
      assertThat(all).hasSizeGreaterThan(ranges.columns().isEmpty() ? 0 : 3);
      return counts(session.db(), schema, ranges, all);
    }
  }

  /** For each row the number of ranges that it lies in. */
  private static List<Integer> counts(
      DSLContext db, TestSchema schema, KeyRanges ranges, List<KeyRange> all) {
    schema.execute("UPDATE t SET n = 0");
    for (KeyRange range : all) {
      db.update(rows(schema))
          .set(
              DSL.field(DSL.name("n"), Integer.class),
              DSL.field(DSL.name("n"), Integer.class).plus(1))
          .where(ranges.contains(range))
          .execute();
    }
    return db.select(DSL.field(DSL.name("n"), Integer.class))
        .from(rows(schema))
        .fetch(0, Integer.class);
  }

  private static org.jooq.Table<?> rows(TestSchema schema) {
    return DSL.table(DSL.name(schema.name(), "t"));
  }

  private static Table table(TestSchema schema) {
    return new SchemaReader(new SqlSessions(schema.dataSource()))
        .read(schema.name())
        .table("t")
        .orElseThrow();
  }

  /** Runs an INSERT that may read a table {@code numbers} with the numbers from 0. */
  private static void fill(TestSchema schema, String insert) {
    schema.execute(
        "CREATE TABLE IF NOT EXISTS numbers (n INT PRIMARY KEY)",
        "INSERT IGNORE INTO numbers WITH RECURSIVE r (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM r WHERE n < "
            + (ROWS - 1)
            + ") SELECT n FROM r",
        "SET SESSION sql_mode = ''",
        insert);
  }
}
