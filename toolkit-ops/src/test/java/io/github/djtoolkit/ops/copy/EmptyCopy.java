package io.github.djtoolkit.ops.copy;

import io.github.djtoolkit.testkit.junit.TestSchema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Makes the tables of schemas anew in other schemas, without their rows and triggers. */
public final class EmptyCopy {

  private EmptyCopy() {}

  /** An empty copy of a schema under another name, whose foreign keys stay within the copy. */
  public static TestSchema of(TestSchema source, String suffix) {
    TestSchema copy = source.sibling(suffix);
    make(source.dataSource(), Map.of(source.name(), copy.name()));
    return copy;
  }

  /** Empty copies of some schemas, which exist; destination by source. */
  public static void make(DataSource dataSource, Map<String, String> names) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET SESSION sql_mode = '', foreign_key_checks = 0");
      for (Map.Entry<String, String> schema : names.entrySet()) {
        for (String definition : definitions(statement, schema.getKey())) {
          String renamed = definition;
          for (Map.Entry<String, String> name : names.entrySet()) {
            renamed =
                renamed.replace(
                    "REFERENCES `" + name.getKey() + "`.", "REFERENCES `" + name.getValue() + "`.");
          }
          statement.execute("USE `" + schema.getValue() + "`");
          statement.execute(renamed);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> definitions(Statement statement, String schema) throws SQLException {
    statement.execute("USE `" + schema + "`");
    List<String> tables = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery("SHOW FULL TABLES WHERE Table_type <> 'VIEW'")) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    List<String> definitions = new ArrayList<>();
    for (String table : tables) {
      try (ResultSet row =
          statement.executeQuery("SHOW CREATE TABLE `" + table.replace("`", "``") + "`")) {
        row.next();
        definitions.add(row.getString(2));
      }
    }
    return definitions;
  }
}
