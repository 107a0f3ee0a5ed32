package io.github.djtoolkit.cli.interop;

import io.github.djtoolkit.testkit.server.MySqlServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Schemas as they are at one moment, without DataJoint: definitions and every cell.
 *
 * @param definitions {@code SHOW CREATE TABLE} by {@code schema.table}, without the AUTO_INCREMENT
 *     counter
 * @param rows the rows by {@code schema.table}, in the order of the primary key; a cell is its
 *     bytes in hexadecimal digits
 */
record SchemaImage(
    SortedMap<String, String> definitions, SortedMap<String, List<Map<String, String>>> rows) {

  /** Reads all tables of the schemas but the journal of the toolkit and the job queues of 2.x. */
  static SchemaImage of(MySqlServer server, List<String> schemas) {
    SortedMap<String, String> definitions = new TreeMap<>();
    SortedMap<String, List<Map<String, String>>> rows = new TreeMap<>();
    try (Connection connection = server.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String schema : schemas) {
        for (String table : tables(statement, schema)) {
          String name = "`" + schema + "`.`" + table + "`";
          String definition = firstCell(statement, "SHOW CREATE TABLE " + name);
          definitions.put(schema + "." + table, definition.replaceAll(" AUTO_INCREMENT=\\d+", ""));
          rows.put(schema + "." + table, cells(statement, name));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot read " + schemas, e);
    }
    return new SchemaImage(definitions, rows);
  }

  /** The names of the tables, as {@code schema.table}. */
  List<String> tables() {
    return List.copyOf(definitions.keySet());
  }

  /**
   * The lines of a definition that say what a column or key is; comments of columns are cut off.
   *
   * @param table {@code schema.table}
   */
  List<String> linesWithoutComments(String table) {
    return definition(table)
        .lines()
        .map(line -> line.replaceAll(",$", ""))
        .map(line -> line.startsWith("  `") ? line.replaceFirst(" COMMENT '.*'$", "") : line)
        .toList();
  }

  /** The columns of a table that refer to a tracking table of 0.14. */
  List<String> externalColumns(String table) {
    return definition(table)
        .lines()
        .filter(line -> line.contains("REFERENCES `~external_"))
        .map(line -> line.replaceFirst(".*FOREIGN KEY \\(`([^`]*)`\\).*", "$1"))
        .toList();
  }

  /**
   * The cells of some columns, in an order that does not depend on any index.
   *
   * @param table {@code schema.table}
   * @param columns the columns
   */
  List<List<String>> cells(String table, List<String> columns) {
    return rows.getOrDefault(table, List.of()).stream()
        .map(row -> columns.stream().map(column -> row.getOrDefault(column, "missing")).toList())
        .sorted(Comparator.comparing(List::toString))
        .toList();
  }

  /** The names of the columns of a table, in order. */
  List<String> columns(String table) {
    return definition(table)
        .lines()
        .filter(line -> line.startsWith("  `"))
        .map(line -> line.substring(3, line.indexOf('`', 3)))
        .toList();
  }

  private String definition(String table) {
    return definitions.getOrDefault(table, "");
  }

  private static List<String> tables(Statement statement, String schema) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet result = statement.executeQuery("SHOW TABLES IN `" + schema + "`")) {
      while (result.next()) {
        String name = result.getString(1);
        if (!name.startsWith("~djtoolkit") && !name.startsWith("~~")) {
          names.add(name);
        }
      }
    }
    return names;
  }

  private static String firstCell(Statement statement, String sql) throws SQLException {
    try (ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(2);
    }
  }

  private static List<Map<String, String>> cells(Statement statement, String table)
      throws SQLException {
    List<Map<String, String>> rows = new ArrayList<>();
    try (ResultSet result = statement.executeQuery("SELECT * FROM " + table)) {
      int count = result.getMetaData().getColumnCount();
      while (result.next()) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 1; i <= count; i++) {
          byte[] bytes = result.getBytes(i);
          row.put(
              result.getMetaData().getColumnName(i),
              result.wasNull() ? "NULL" : HexFormat.of().formatHex(bytes));
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
