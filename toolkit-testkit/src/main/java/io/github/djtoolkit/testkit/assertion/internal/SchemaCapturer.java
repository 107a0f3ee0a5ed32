package io.github.djtoolkit.testkit.assertion.internal;

import io.github.djtoolkit.testkit.assertion.SchemaCapture;
import io.github.djtoolkit.testkit.assertion.TableCapture;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Reads a schema's definitions and contents. */
public final class SchemaCapturer {

  private final Connection connection;
  private final String schema;

  private SchemaCapturer(Connection connection, String schema) {
    this.connection = connection;
    this.schema = schema;
  }

  /**
   * Captures a schema.
   *
   * @param dataSource the server
   * @param schema name of the schema
   * @return the capture
   */
  public static SchemaCapture capture(DataSource dataSource, String schema) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT");
      try {
        return new SchemaCapturer(connection, schema).capture();
      } finally {
        statement.execute("ROLLBACK");
      }
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The schema " + schema + " cannot be captured: " + e.getMessage(), e);
    }
  }

  private SchemaCapture capture() throws SQLException {
    SortedMap<String, TableCapture> tables = new TreeMap<>();
    for (String table :
        names(
            "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_TYPE = 'BASE TABLE'",
            schema)) {
      tables.put(table, table(table));
    }
    return new SchemaCapture(schema, tables);
  }

  private TableCapture table(String table) throws SQLException {
    Map<String, String> columns = columns(table);
    List<String> key =
        names(
            "SELECT COLUMN_NAME FROM information_schema.KEY_COLUMN_USAGE WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?"
                + " AND CONSTRAINT_NAME = 'PRIMARY' ORDER BY ORDINAL_POSITION",
            schema,
            table);
    Map<String, ColumnChecksum> checksums = new LinkedHashMap<>();
    columns.keySet().forEach(column -> checksums.put(column, new ColumnChecksum()));
    long rows = 0;
    try (Statement statement =
        connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
      statement.setFetchSize(Integer.MIN_VALUE);
      try (ResultSet row = statement.executeQuery(select(table, columns))) {
        List<String> names = List.copyOf(columns.keySet());
        while (row.next()) {
          rows++;
          add(row, names, key, checksums);
        }
      }
    }
    Map<String, String> printed = new LinkedHashMap<>();
    checksums.forEach((column, checksum) -> printed.put(column, checksum.print()));
    return new TableCapture(definition(table), rows, printed);
  }

  private static void add(
      ResultSet row, List<String> names, List<String> key, Map<String, ColumnChecksum> checksums)
      throws SQLException {
    RowValues values = RowValues.read(row, names);
    byte[] keyBytes = values.join(key);
    for (String name : names) {
      checksums.getOrDefault(name, new ColumnChecksum()).add(keyBytes, values.join(List.of(name)));
    }
  }

  /** Floats are read as doubles, since MySQL prints a float with six digits only. */
  private String select(String table, Map<String, String> columns) {
    return columns.entrySet().stream()
        .map(
            column ->
                column.getValue().equals("float")
                    ? "CAST(" + quote(column.getKey()) + " AS DOUBLE)"
                    : quote(column.getKey()))
        .collect(
            Collectors.joining(", ", "SELECT ", " FROM " + quote(schema) + "." + quote(table)));
  }

  private Map<String, String> columns(String table) throws SQLException {
    Map<String, String> columns = new LinkedHashMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT COLUMN_NAME, DATA_TYPE FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?"
                + " ORDER BY ORDINAL_POSITION")) {
      query.setString(1, schema);
      query.setString(2, table);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          columns.put(row.getString(1), row.getString(2));
        }
      }
    }
    return columns;
  }

  private String definition(String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SHOW CREATE TABLE " + quote(schema) + "." + quote(table))) {
      row.next();
      return row.getString(2);
    }
  }

  private List<String> names(String sql, String... parameters) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        query.setString(i + 1, parameters[i]);
      }
      List<String> names = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          names.add(row.getString(1));
        }
      }
      return names;
    }
  }

  private static String quote(String name) {
    return "`" + name.replace("`", "``") + "`";
  }
}
