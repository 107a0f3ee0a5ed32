package io.github.djtoolkit.ops.copy;

import static io.github.djtoolkit.testkit.assertion.ToolkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.model.result.CopyTableDataResult;
import io.github.djtoolkit.testkit.assertion.SchemaCapture;
import io.github.djtoolkit.testkit.generator.GeneratedColumn;
import io.github.djtoolkit.testkit.generator.GeneratedTable;
import io.github.djtoolkit.testkit.generator.TableGenerator;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Values of every type and attribute, also such as no strict session would take. */
@MySqlTest
class CopyTypesTest {

  private static final int TABLES = Integer.getInteger("djtoolkit.copy.tables", 100);

  @Test
  void copiesEveryType(TestSchema schema) throws SQLException {
    List<GeneratedTable> tables = new TableGenerator(14).tables(TABLES);
    int filled = 0;
    try (Connection connection = schema.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO', time_zone = '+00:00'");
      for (GeneratedTable table : tables) {
        statement.execute(table.create());
        for (int row = 0; row < 4; row++) {
          filled += fill(statement, table, row);
        }
      }
    }
    assertThat(filled).isGreaterThan(2 * TABLES);
    TestSchema copy = EmptyCopy.of(schema, "copy");

    CopyTableDataResult result =
        Copies.over(schema.dataSource())
            .copy(schema.name(), copy.name(), List.of(), Copies.EXECUTE);

    assertThat(result.rowsCopied()).isEqualTo(filled);
    assertThat(Copies.capture(schema.dataSource(), copy.name()))
        .hasSameContentAs(SchemaCapture.of(schema.dataSource(), schema.name()));
    assertThat(
            Copies.over(schema.dataSource())
                .copy(schema.name(), copy.name(), List.of(), Copies.EXECUTE)
                .rowsCopied())
        .isZero();
  }

  @Test
  void copiesWhatNoStrictSessionWouldWrite(TestSchema schema) throws SQLException {
    try (Connection connection = schema.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql :
          List.of(
              "SET SESSION sql_mode = 'ALLOW_INVALID_DATES,NO_AUTO_VALUE_ON_ZERO', time_zone = '+00:00'",
              "CREATE TABLE odd (id int PRIMARY KEY AUTO_INCREMENT, d date, dt datetime(6), ts timestamp NOT NULL DEFAULT"
                  + " CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP, e enum('a','') , s set('x','y'), y year, f float,"
                  + " g double, n decimal(65,30), c char(5), b binary(4), t time(6), j json, bits bit(9))",
              "INSERT INTO odd VALUES (0, '0000-00-00', '0000-00-00 00:00:00', '2021-03-28 02:30:00', 'zzz', 'x,y', 0,"
                  + " 1.17549435e-38, -0.0, 1e-30, 'a  ', 'a', '-838:59:59', '{\"b\": 1.0, \"a\": 1}', b'101')",
              "INSERT INTO odd VALUES (7, '2021-02-31', '2021-00-00 25:00:00', '1970-01-01 00:00:01', '', '', 2155,"
                  + " 3.4e38, 1.7976931348623157e308, -1, '', '', '838:59:59.000001', 'null', NULL)")) {
        statement.execute(sql);
      }
    }
    TestSchema copy = EmptyCopy.of(schema, "copy");

    Copies.over(schema.dataSource()).copy(schema.name(), copy.name(), List.of(), Copies.EXECUTE);

    assertThat(Copies.capture(schema.dataSource(), copy.name()))
        .hasSameContentAs(SchemaCapture.of(schema.dataSource(), schema.name()));
    assertThat(copy.query("SELECT e + 0 AS e FROM odd ORDER BY id").toString())
        .isEqualTo(schema.query("SELECT e + 0 AS e FROM odd ORDER BY id").toString());
  }

  /** Values that mean something where that is easy, else what the server makes of nothing. */
  private static int fill(Statement statement, GeneratedTable table, int row) throws SQLException {
    List<GeneratedColumn> written =
        table.columns().stream()
            .filter(c -> !c.definition().toUpperCase(Locale.ROOT).contains(" AS ("))
            .filter(c -> !c.name().startsWith("parent "))
            .toList();
    List<String> values = new ArrayList<>();
    for (GeneratedColumn column : written) {
      int index = table.columns().indexOf(column);
      values.add(
          index == 0
              ? String.valueOf(row)
              : index == 1 ? "'word " + row + "'" : value(column, row));
    }
    String sql =
        "INSERT IGNORE INTO "
            + quoted(table.name())
            + written.stream()
                .map(c -> quoted(c.name()))
                .collect(Collectors.joining(", ", " (", ") VALUES "))
            + values.stream().collect(Collectors.joining(", ", "(", ")"));
    int rows = statement.executeUpdate(sql);
    if (rows > 0 && isComputedLaxly(statement, table)) {
      statement.executeUpdate(
          "DELETE FROM "
              + quoted(table.name())
              + " WHERE "
              + quoted(table.columns().get(0).name())
              + " = "
              + row);
      return 0;
    }
    return rows;
  }

  /** Whether a generated column has a value that a strict session could not compute again. */
  private static boolean isComputedLaxly(Statement statement, GeneratedTable table)
      throws SQLException {
    List<String> warnings = new ArrayList<>();
    for (SQLWarning w = statement.getWarnings(); w != null; w = w.getNextWarning()) {
      warnings.add(String.valueOf(w.getMessage()));
    }
    return table.columns().stream()
        .filter(c -> c.definition().toUpperCase(Locale.ROOT).contains(" AS ("))
        .anyMatch(c -> warnings.stream().anyMatch(w -> w.contains("'" + c.name() + "'")));
  }

  private static String value(GeneratedColumn column, int row) {
    String type = column.definition().toLowerCase(Locale.ROOT).replaceFirst("[^a-z].*", "");
    return switch (type) {
      case "tinyint", "smallint", "mediumint", "int", "bigint", "bool" -> "127 - " + row;
      case "decimal", "numeric", "float", "double", "real" -> "1.25 / 3 + " + row;
      case "bit" -> row + " % 2";
      case "char",
          "varchar",
          "text",
          "tinytext",
          "mediumtext",
          "longtext",
          "national",
          "nchar",
          "nvarchar" ->
          "'wört " + row + " 中 '";
      case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" ->
          "UNHEX('00FF5C27" + "0" + row + "')";
      case "date", "datetime", "timestamp" -> "'20" + row + "1-02-03 04:05:06.789012'";
      case "time" -> "'-1" + row + ":02:03.4'";
      case "year" -> "19" + row + "1";
      case "json" -> "'{\"k\": [" + row + ", 1.50, \"é\"]}'";
      case "enum", "set" -> String.valueOf(row);
      case "geometry", "point" -> spatial(column, "POINT(1 " + row + ")");
      case "linestring" -> spatial(column, "LINESTRING(1 2, 3 " + row + ")");
      case "polygon" -> spatial(column, "POLYGON((0 0, 0 1, 1 1, 0 0))");
      case "multipoint" -> spatial(column, "MULTIPOINT(1 2, 3 " + row + ")");
      case "multilinestring" -> spatial(column, "MULTILINESTRING((1 2, 3 " + row + "))");
      case "multipolygon" -> spatial(column, "MULTIPOLYGON(((0 0, 0 1, 1 1, 0 0)))");
      case "geometrycollection", "geomcollection" ->
          spatial(column, "GEOMETRYCOLLECTION(POINT(1 " + row + "))");
      default -> "DEFAULT";
    };
  }

  private static String spatial(GeneratedColumn column, String text) {
    String srid = column.definition().contains("4326") ? "4326" : "0";
    return "ST_GeomFromText('" + text + "', " + srid + ")";
  }

  private static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }
}
