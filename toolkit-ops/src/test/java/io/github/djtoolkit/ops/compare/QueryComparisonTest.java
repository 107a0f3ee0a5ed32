package io.github.djtoolkit.ops.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.result.CompareResult;
import io.github.djtoolkit.model.result.CompareResult.Discrepancy;
import io.github.djtoolkit.model.result.CompareResult.Kind;
import io.github.djtoolkit.model.result.CompareResult.TableResult;
import io.github.djtoolkit.ops.MigrationToolkit;
import io.github.djtoolkit.sql.compare.Tolerance;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestAccount;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@MySqlTest
class QueryComparisonTest {

  private static final String NUMBERS =
      "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 24999)";

  /** A type, and two values that must be told apart. */
  static Stream<Arguments> faults() {
    return Stream.of(
        arguments("LONGBLOB", "REPEAT('a', 100000)", "CONCAT(REPEAT('a', 99999), 'b')"),
        arguments("BLOB", "0x00", "''"),
        arguments("VARCHAR(9)", "''", "NULL"),
        arguments("VARCHAR(9)", "'a'", "'A'"),
        arguments("VARCHAR(9)", "'a'", "'a '"),
        arguments("VARCHAR(9)", "'a'", "'ä'"),
        arguments("LONGTEXT", "REPEAT('ä', 1000)", "CONCAT(REPEAT('ä', 999), 'Ä')"),
        arguments("DOUBLE", "1", "1.000002"),
        arguments("DOUBLE", "-1.7976931348623157e308", "1.7976931348623157e308"),
        arguments("FLOAT", "0", "NULL"),
        arguments("DECIMAL(30,20)", "1", "1.00000000000000000001"),
        arguments("BIGINT UNSIGNED", "18446744073709551615", "18446744073709551614"),
        arguments("JSON", "'{\"a\": 1}'", "'{\"a\": 2}'"),
        arguments("JSON", "'null'", "NULL"),
        arguments("JSON", "'\"a\"'", "'\"A\"'"),
        arguments("ENUM('a', 'b')", "'a'", "'b'"),
        arguments("SET('a', 'b')", "'a'", "'a,b'"),
        arguments("BIT(8)", "b'1'", "b'11'"),
        arguments("DATETIME(3)", "'2001-02-03 04:05:06'", "'2001-02-03 04:05:06.001'"),
        arguments("TIME", "'01:00:00'", "'-01:00:00'"),
        arguments("POINT", "POINT(1, 2)", "POINT(2, 1)"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void findsAChangedValue(String type, String value, String other, TestSchema prod) {
    prod.execute(
        "CREATE TABLE t (id INT PRIMARY KEY, v " + type + ", w INT INVISIBLE DEFAULT 3)",
        "INSERT INTO t (id, v) VALUES (1, " + value + "), (2, " + value + "), (3, NULL)");
    TestSchema test = Copies.copy(prod, "copy");
    assertThat(compare(prod, test).match()).isTrue();

    test.execute("UPDATE t SET v = " + other + " WHERE id = 2");

    CompareResult result = compare(prod, test);
    assertThat(result.match()).isFalse();
    assertThat(result.discrepancies())
        .singleElement()
        .returns(Kind.DIFFERENT, Discrepancy::kind)
        .returns(Map.of("id", "2"), Discrepancy::key)
        .returns("v", d -> d.column().orElseThrow())
        .returns(value.equals("NULL"), d -> d.prod().isEmpty())
        .returns(other.equals("NULL"), d -> d.test().isEmpty())
        .satisfies(d -> assertThat(d.prod()).isNotEqualTo(d.test()));
  }

  /** A type, and two values that are equal. */
  static Stream<Arguments> equalValues() {
    return Stream.of(
        arguments("JSON", "'{\"a\": 1, \"bb\": [2]}'", "'{\"bb\": [2], \"a\": 1}'"),
        arguments("JSON", "'1'", "'1.0'"),
        arguments("DOUBLE", "1", "1.0000009"),
        arguments("DOUBLE", "0e0", "-0e0"),
        arguments("FLOAT", "-0.5", "-0.5000009"));
  }

  @ParameterizedTest
  @MethodSource("equalValues")
  void takesEqualValuesForEqual(String type, String value, String other, TestSchema prod) {
    prod.execute("CREATE TABLE t (id INT PRIMARY KEY, v " + type + ")");
    TestSchema test = Copies.copy(prod, "copy");
    prod.execute("INSERT INTO t VALUES (1, " + value + ")");
    test.execute("INSERT INTO t VALUES (1, " + other + ")");
    assertThat(compare(prod, test))
        .returns(true, CompareResult::match)
        .returns(1L, CompareResult::rowCount);
  }

  @Test
  void findsMissingExtraAndSwappedInATableOfSeveralRanges(TestSchema prod) {
    prod.execute(
        "CREATE TABLE t (a VARCHAR(9) COLLATE utf8mb4_0900_ai_ci, b INT, x INT, y INT, PRIMARY KEY (a, b))",
        "SET SESSION cte_max_recursion_depth = 100000",
        "INSERT INTO t " + NUMBERS + " SELECT CONCAT('k', i DIV 1000), i, i, -i FROM n");
    TestSchema test = Copies.copy(prod, "copy");
    test.execute(
        "DELETE FROM t WHERE b = 12345",
        "INSERT INTO t VALUES ('zz', 1, 1, 1)",
        "UPDATE t SET x = y, y = -y WHERE b = 23456",
        "UPDATE t SET a = 'K3' WHERE b = 3001");

    CompareResult result = compare(prod, test);

    assertThat(result.rowCount()).isEqualTo(25_000);
    assertThat(result.tables())
        .containsExactly(new TableResult("t", false, 25_000, 25_000, 1, 1, 2, 0, 0));
    assertThat(result.discrepancies())
        .extracting(d -> d.kind() + " " + d.key() + " " + d.column().orElse("-"))
        .containsExactlyInAnyOrder(
            "MISSING {a=k12, b=12345} -",
            "EXTRA {a=zz, b=1} -",
            "DIFFERENT {a=k23, b=23456} x",
            "DIFFERENT {a=k23, b=23456} y",
            "DIFFERENT {a=k3, b=3001} a");
    assertThat(compare(test, prod).tables())
        .containsExactly(new TableResult("t", false, 25_000, 25_000, 1, 1, 2, 0, 0));
  }

  @Test
  void tellsOfNoMoreThanTheLimitAndCountsAll(TestSchema prod) {
    prod.execute(
        "CREATE TABLE t (id INT PRIMARY KEY, v INT)",
        "SET SESSION cte_max_recursion_depth = 100000",
        "INSERT INTO t " + NUMBERS + " SELECT i, i FROM n");
    TestSchema test = Copies.copy(prod, "copy");
    test.execute("UPDATE t SET v = -1 WHERE id % 10 = 7");
    CompareOptions options = CompareOptions.defaults();

    CompareResult result = compare(prod, test, options.withLimit(3));

    assertThat(result.discrepancies())
        .extracting(d -> d.key().get("id"))
        .containsExactly("7", "17", "27");
    assertThat(result.tables()).extracting(TableResult::different).containsExactly(2500L);
    assertThat(compare(prod, test, options.withLimit(0)))
        .returns(false, CompareResult::match)
        .returns(List.of(), CompareResult::discrepancies);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 1, true",
    "0, 1, 1.0000000000000002, false",
    "0.5, 1, 1.5, true",
    "0.5, 1, 1.5000000000000002, false",
    "0.5, -1, -1.5, true",
    "0.5, 0.25, -0.25, true"
  })
  void takesTheBoundaryOfTheToleranceForEqual(
      double tolerance, String value, String other, boolean equal, TestSchema prod) {
    TestSchema test = floats(prod, value, other);
    CompareOptions options = CompareOptions.defaults().with(Tolerance.absolute(tolerance));
    assertThat(compare(prod, test, options).match()).isEqualTo(equal);
  }

  @ParameterizedTest
  @CsvSource({
    "1e-6, 1e20, 1.0000005e20, true",
    "1e-6, 1e20, 1.000002e20, false",
    "1e-6, 1e-20, 1.000002e-20, false",
    "0.5, 1, 2, true",
    "0.5, 1, 2.0000000000000004, false",
    "1e-6, 0, 1e-300, false"
  })
  void measuresARelativeToleranceByTheLargerNumber(
      double tolerance, String value, String other, boolean equal, TestSchema prod) {
    TestSchema test = floats(prod, value, other);
    CompareOptions options = CompareOptions.defaults().with(Tolerance.relative(tolerance));
    assertThat(compare(prod, test, options).match()).isEqualTo(equal);
  }

  @Test
  void comparesStringsAcrossCharacterSets(TestSchema prod) {
    prod.execute(
        "CREATE TABLE t (id VARCHAR(9) CHARACTER SET latin1 PRIMARY KEY, v VARCHAR(9) CHARACTER SET sjis)",
        "INSERT INTO t VALUES ('ä', 'a'), ('b', 0x8740), ('c', '?'), ('d', NULL)");
    TestSchema test = prod.sibling("copy");
    test.execute(
        "CREATE TABLE t (id VARCHAR(9) COLLATE utf8mb4_bin PRIMARY KEY, v VARCHAR(9) CHARACTER SET utf8mb4)",
        "INSERT INTO t VALUES ('ä', 'a'), ('b', '?'), ('c', '日'), ('e', 'a')");
    assertThat(compare(prod, test).discrepancies())
        .extracting(d -> d.kind() + " " + d.key().get("id"))
        .containsExactlyInAnyOrder("DIFFERENT b", "DIFFERENT c", "MISSING d", "EXTRA e");
  }

  @Test
  void comparesTablesWithoutKeyAsBags(TestSchema prod) {
    prod.execute(
        "CREATE TABLE t (a VARCHAR(9), f DOUBLE)",
        "INSERT INTO t VALUES ('x', 1), ('x', 1), ('x', 2), ('y', NULL), (NULL, 5), ('z', 1)");
    TestSchema test = prod.sibling("copy");
    test.execute(
        "CREATE TABLE t (a VARCHAR(9), f DOUBLE)",
        "INSERT INTO t VALUES ('y', NULL), ('z', 1), ('x', 2.0000001), (NULL, 5), ('x', 1), ('x', 1)");
    assertThat(compare(prod, test).discrepancies()).isEmpty();

    test.execute(
        "UPDATE t SET f = 5.1 WHERE a IS NULL",
        "UPDATE t SET a = 'X' WHERE f > 1 AND a = 'x'",
        "INSERT INTO t VALUES ('y', NULL)");

    CompareResult result = compare(prod, test);
    assertThat(result.tables()).containsExactly(new TableResult("t", false, 6, 7, 1, 2, 1, 0, 0));
    assertThat(result.discrepancies())
        .extracting(d -> d.kind() + " " + d.key().get("row") + " " + d.column().orElse("-"))
        .containsExactlyInAnyOrder(
            "MISSING x, 2 -", "EXTRA X, 2.0000001 -", "EXTRA y, NULL -", "DIFFERENT NULL, 5 f");
  }

  @Test
  void tellsWhatOneSideLacks(TestSchema prod) {
    prod.execute(
        "CREATE TABLE both_have (id INT PRIMARY KEY, a INT, b INT, c INT)",
        "CREATE TABLE prod_only (id INT PRIMARY KEY)",
        "CREATE TABLE other_key (id INT PRIMARY KEY, k INT)",
        "CREATE TABLE `~log` (id INT PRIMARY KEY)");
    TestSchema test = prod.sibling("copy");
    test.execute(
        "CREATE TABLE both_have (id INT PRIMARY KEY, a INT, b JSON, d INT, _job_version VARCHAR(64))",
        "CREATE TABLE test_only (id INT PRIMARY KEY)",
        "CREATE TABLE other_key (id INT, k INT, PRIMARY KEY (id, k))");

    CompareResult result = compare(prod, test);

    assertThat(result.match()).isFalse();
    assertThat(result.discrepancies())
        .extracting(
            d ->
                "%s %s %s %s"
                    .formatted(
                        d.table(),
                        d.column().orElse("-"),
                        d.prod().orElse("-"),
                        d.test().orElse("-")))
        .containsExactlyInAnyOrder(
            "both_have b int json",
            "both_have c int -",
            "both_have d - int",
            "other_key - primary key (id int) primary key (id int, k int)",
            "prod_only - a table -",
            "test_only - - a table");
    assertThat(result.tables()).extracting(TableResult::table).containsExactly("both_have");
  }

  @Test
  void comparesTheNamedTablesAlone(TestSchema prod) {
    prod.execute(
        "CREATE TABLE a (id INT PRIMARY KEY)",
        "CREATE TABLE `~b` (id INT PRIMARY KEY)",
        "INSERT INTO `~b` VALUES (1)");
    TestSchema test = Copies.copy(prod, "copy");
    test.execute("INSERT INTO a VALUES (1)", "DELETE FROM `~b`");
    assertThat(compare(prod, test, CompareOptions.defaults().ofTables("~b")).discrepancies())
        .singleElement()
        .returns("~b", Discrepancy::table)
        .returns(Kind.MISSING, Discrepancy::kind);
  }

  @Test
  void refusesWhatCannotBeCompared(TestSchema prod) {
    prod.execute("CREATE TABLE t (id INT PRIMARY KEY)", "CREATE TABLE u (id INT PRIMARY KEY)");
    TestSchema test = prod.sibling("copy");
    test.execute("CREATE TABLE t (id INT, k INT, PRIMARY KEY (k))");
    DataSource server = prod.dataSource();
    CompareOptions all = CompareOptions.defaults();
    assertRefused(server, prod.name(), prod.name(), all, "same_schema");
    assertRefused(server, prod.name(), "no_such_schema", all, "unknown_schema");
    assertRefused(server, prod.name(), test.name(), all.ofTables("u"), "unknown_table");
    assertRefused(server, prod.name(), test.name(), all.ofTables("t"), "different_primary_keys");
    assertThatIllegalArgumentException().isThrownBy(() -> Tolerance.absolute(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> Tolerance.relative(1.5));
    assertThatIllegalArgumentException().isThrownBy(() -> Tolerance.absolute(Double.NaN));
  }

  @Test
  void refusesAUserWhoMayNotRead(TestSchema prod) {
    prod.execute("CREATE TABLE t (id INT PRIMARY KEY, v INT)");
    TestSchema test = Copies.copy(prod, "copy");
    TestAccount account = prod.account("INSERT");
    CompareOptions all = CompareOptions.defaults();
    assertRefused(account.dataSource(), prod.name(), test.name(), all, "unknown_schema");
    prod.execute("GRANT INSERT ON `" + test.name() + "`.* TO `" + account.user() + "`@`%`");
    assertRefused(account.dataSource(), prod.name(), test.name(), all, "no_privilege");
  }

  private static void assertRefused(
      DataSource server, String prod, String test, CompareOptions options, String code) {
    MigrationToolkit toolkit = MigrationToolkit.builder().dataSource(server).build();
    assertThatThrownBy(() -> toolkit.compareQueryResults(prod, test, options))
        .isInstanceOfSatisfying(ToolkitException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private static TestSchema floats(TestSchema prod, String value, String other) {
    prod.execute("CREATE TABLE t (id INT PRIMARY KEY, v DOUBLE)");
    TestSchema test = Copies.copy(prod, "copy");
    prod.execute("INSERT INTO t VALUES (1, " + value + ")");
    test.execute("INSERT INTO t VALUES (1, " + other + ")");
    return test;
  }

  private static CompareResult compare(TestSchema prod, TestSchema test) {
    return compare(prod, test, CompareOptions.defaults());
  }

  private static CompareResult compare(TestSchema prod, TestSchema test, CompareOptions options) {
    return MigrationToolkit.builder()
        .dataSource(prod.dataSource())
        .build()
        .compareQueryResults(prod.name(), test.name(), options);
  }
}
