package io.github.djtoolkit.sql.checksum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.sql.key.KeyRange;
import io.github.djtoolkit.sql.key.KeyRanges;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@MySqlTest
class TableChecksumTest {

  /** A type and values of it, of which no two are equal. */
  static Stream<Arguments> values() {
    return Stream.of(
        arguments("INT", List.of("NULL", "0", "1", "-1", "10")),
        arguments(
            "BIGINT UNSIGNED", List.of("NULL", "0", "18446744073709551615", "1844674407370955161")),
        arguments("DECIMAL(30,20)", List.of("NULL", "0", "1e-20", "-1e-20", "1.5")),
        arguments("FLOAT", List.of("NULL", "0", "16777216", "16777215", "0.1", "0.10000001")),
        arguments(
            "DOUBLE",
            List.of("NULL", "0", "0.1", "0.10000000000000002", "-1.7976931348623157e308")),
        arguments("BIT(9)", List.of("NULL", "b'0'", "b'1'", "b'100000000'")),
        arguments("YEAR", List.of("NULL", "0", "2001")),
        arguments("DATE", List.of("NULL", "'0000-00-00'", "'2001-02-03'")),
        arguments("DATETIME(6)", List.of("NULL", "'2001-02-03'", "'2001-02-03 00:00:00.000001'")),
        arguments(
            "TIMESTAMP(3) NULL", List.of("NULL", "'2001-02-03'", "'2001-02-03 00:00:00.001'")),
        arguments("TIME(2)", List.of("NULL", "'00:00:00'", "'-00:00:00.01'", "'838:00:00'")),
        arguments("CHAR(9)", List.of("NULL", "''", "'a'", "'A'", "'ä'", "'-'", "'1:a'")),
        arguments(
            "VARCHAR(9) CHARACTER SET latin1",
            List.of("NULL", "''", "' '", "'a'", "'a '", "'A'", "'ä'", "'€'")),
        arguments("CHAR(2) CHARACTER SET sjis", List.of("NULL", "'?'", "0x8740", "0x8741")),
        arguments("LONGTEXT", List.of("NULL", "''", "' '", "'a'", "'A'", "'日本'", "'😀'")),
        arguments("ENUM('a','A ','b') COLLATE utf8mb4_bin", List.of("NULL", "'a'", "'A '", "'b'")),
        arguments("SET('a','b')", List.of("NULL", "''", "'a'", "'b'", "'a,b'")),
        arguments("BINARY(2)", List.of("NULL", "''", "0x0001", "0x2000")),
        arguments("VARBINARY(3)", List.of("NULL", "''", "0x00", "0x0000", "' '", "0x01")),
        arguments(
            "LONGBLOB", List.of("NULL", "''", "0x00", "REPEAT('a', 70000)", "REPEAT('a', 70001)")),
        arguments(
            "JSON",
            List.of(
                "NULL",
                "'null'",
                "'{}'",
                "'[]'",
                "'1'",
                "'1.0'",
                "'\"1\"'",
                "'{\"a\": 1}'",
                "'{\"a\": 1, \"b\": 2}'",
                "'{\"a\": 2, \"b\": 1}'",
                "'[1, 2]'",
                "'[2, 1]'")),
        arguments(
            "GEOMETRY",
            List.of("NULL", "POINT(0, 0)", "POINT(0, 1)", "ST_GeomFromText('POINT(0 1)', 4326)")));
  }

  @ParameterizedTest
  @MethodSource("values")
  void tellsAllValuesApart(String type, List<String> values, TestSchema schema) {
    schema.execute("CREATE TABLE t (v " + type + ")");
    Set<Checksum> seen = new HashSet<>();
    for (String value : values) {
      replace(schema, "(" + value + ")");
      assertThat(seen.add(checksum(schema, "t"))).as(value).isTrue();
      assertThat(checksum(schema, "t").rows()).isOne();
    }
  }

  static Stream<Arguments> equalValues() {
    return Stream.of(
        arguments("JSON", "JSON", "'{\"a\": 1, \"bb\": [2]}'", "'{\"bb\":[2],  \"a\":1}'"),
        arguments("DOUBLE", "DOUBLE", "0e0", "-0e0"),
        arguments("INT", "INT ZEROFILL", "5", "5"),
        arguments("CHAR(5)", "VARCHAR(9)", "'a '", "'a'"),
        arguments(
            "VARCHAR(9) CHARACTER SET latin1", "VARCHAR(20) CHARACTER SET utf16", "'ä€'", "'ä€'"),
        arguments("ENUM('x','y')", "ENUM('y','x')", "'x'", "'x'"));
  }

  @ParameterizedTest
  @MethodSource("equalValues")
  void doesNotTellEqualValuesApart(
      String left, String right, String a, String b, TestSchema schema) {
    schema.execute(
        "CREATE TABLE t (v " + left + ")",
        "CREATE TABLE u (w " + right + ")",
        "INSERT INTO t VALUES (" + a + ")",
        "INSERT INTO u VALUES (" + b + ")");
    assertThat(checksum(schema, "t")).isEqualTo(checksum(schema, "u"));
  }

  /** Contents of a table of two columns, of which no two are equal. */
  @Test
  void tellsRowsApart(TestSchema schema) {
    schema.execute("CREATE TABLE t (a VARCHAR(20), b VARCHAR(20))");
    List<String> contents =
        List.of(
            "('x', 'y')",
            "('y', 'x')",
            "('xy', '')",
            "('', 'xy')",
            "('x', NULL)",
            "(NULL, 'x')",
            "(NULL, '1:x')",
            "('1:x', '')",
            "('x', 'y'), ('x', 'y')",
            "('z', 'y'), ('z', 'y')",
            "('x', 'y'), ('x', 'y'), ('x', 'y')",
            "('x', 'y'), ('x', 'z')",
            "('x', 'z'), ('x', 'y'), ('x', 'y')",
            "('a1', 'p'), ('b1', 'p')",
            "('a2', 'p'), ('b2', 'p')");
    Set<Checksum> seen = new HashSet<>();
    for (String content : contents) {
      replace(schema, content);
      assertThat(seen.add(checksum(schema, "t"))).as(content).isTrue();
    }
    replace(schema, "('x', 'z'), ('x', 'y')");
    assertThat(seen).contains(checksum(schema, "t"));
  }

  @Test
  void ofTheRangesAddUpToTheTables(TestSchema schema) {
    schema.execute(
        "CREATE TABLE t (a INT, b VARCHAR(9), v DOUBLE AS (a / 7), PRIMARY KEY (b, a))",
        "INSERT INTO t (a, b) WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 999)"
            + " SELECT i, i DIV 30 FROM n");
    Table table = read(schema, "t");
    TableChecksum checksum = TableChecksum.of(table);
    try (SqlSession session = new SqlSessions(schema.dataSource()).open()) {
      List<Checksum> parts = new ArrayList<>();
      KeyRanges.of(table)
          .iterator(session.db(), 70)
          .forEachRemaining(
              range ->
                  parts.add(TableChecksum.read(session.db().fetchSingle(checksum.query(range)))));
      assertThat(parts).hasSizeGreaterThan(10);
      assertThat(parts.stream().reduce(Checksum.NONE, Checksum::plus))
          .isEqualTo(checksum(schema, "t"))
          .returns(1000L, Checksum::rows);
    }
  }

  @Test
  void ofNoRowsIsNone(TestSchema schema) {
    schema.execute("CREATE TABLE t (a INT)");
    assertThat(checksum(schema, "t")).isEqualTo(Checksum.NONE);
  }

  @Test
  void looksAtTheNamedColumnsAlone(TestSchema schema) {
    schema.execute("CREATE TABLE t (a INT, b INT INVISIBLE)", "INSERT INTO t (a, b) VALUES (1, 2)");
    Checksum all = checksum(schema, "t");
    Checksum one = checksum(schema, "t", "a");
    schema.execute("UPDATE t SET b = 3");
    assertThat(checksum(schema, "t", "a")).isEqualTo(one);
    assertThat(checksum(schema, "t")).isNotEqualTo(all);
    assertThatIllegalArgumentException().isThrownBy(() -> checksum(schema, "t", "c"));
  }

  @Test
  void isReadAsItIsWritten() {
    Checksum checksum = new Checksum(12, new BigInteger("340282366920938463463374607431768211455"));
    assertThat(Checksum.parse(checksum.toString())).isEqualTo(checksum);
    assertThatIllegalArgumentException().isThrownBy(() -> Checksum.parse("12"));
  }

  private static void replace(TestSchema schema, String rows) {
    schema.execute("SET SESSION sql_mode = ''", "TRUNCATE TABLE t", "INSERT INTO t VALUES " + rows);
  }

  private static Checksum checksum(TestSchema schema, String name, String... columns) {
    Table table = read(schema, name);
    TableChecksum checksum =
        columns.length == 0 ? TableChecksum.of(table) : TableChecksum.of(table, List.of(columns));
    try (SqlSession session = new SqlSessions(schema.dataSource()).open()) {
      return TableChecksum.read(session.db().fetchSingle(checksum.query(KeyRange.ALL)));
    }
  }

  private static Table read(TestSchema schema, String name) {
    return new SchemaReader(new SqlSessions(schema.dataSource()))
        .read(schema.name())
        .table(name)
        .orElseThrow();
  }
}
