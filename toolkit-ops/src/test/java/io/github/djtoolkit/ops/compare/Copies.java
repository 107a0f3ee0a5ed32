package io.github.djtoolkit.ops.compare;

import io.github.djtoolkit.testkit.junit.TestSchema;
import java.util.List;
import java.util.Map;

/** Copies of schemas, made by plain statements of the server. */
final class Copies {

  private Copies() {}

  /**
   * Copies all tables with their rows; foreign keys to tracking tables come along, others do not.
   */
  static TestSchema copy(TestSchema source, String suffix) {
    TestSchema copy = source.sibling(suffix);
    for (Map<String, Object> row :
        source.query(
            "SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()"
                + " AND TABLE_TYPE = 'BASE TABLE'")) {
      copyTable(source, copy, String.valueOf(row.get("name")));
    }
    for (Map<String, Object> row :
        source.query(
            "SELECT TABLE_NAME AS child, COLUMN_NAME AS attribute, REFERENCED_TABLE_NAME AS parent"
                + " FROM information_schema.KEY_COLUMN_USAGE WHERE TABLE_SCHEMA = DATABASE()"
                + " AND REFERENCED_TABLE_NAME LIKE '~external%'")) {
      copy.execute(
          "ALTER TABLE %s ADD FOREIGN KEY (%s) REFERENCES %s (`hash`)"
              .formatted(
                  quote(row.get("child")), quote(row.get("attribute")), quote(row.get("parent"))));
    }
    return copy;
  }

  private static void copyTable(TestSchema source, TestSchema copy, String table) {
    List<String> columns =
        source
            .query(
                "SELECT COLUMN_NAME AS name FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE()"
                    + " AND GENERATION_EXPRESSION = '' AND TABLE_NAME = "
                    + literal(table)
                    + " ORDER BY ORDINAL_POSITION")
            .stream()
            .map(row -> quote(row.get("name")))
            .toList();
    String names = String.join(", ", columns);
    String from = quote(source.name()) + "." + quote(table);
    copy.execute(
        "SET SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO', foreign_key_checks = 0",
        "CREATE TABLE " + quote(table) + " LIKE " + from,
        "INSERT INTO %s (%s) SELECT %s FROM %s".formatted(quote(table), names, names, from));
  }

  static String quote(Object name) {
    return "`" + String.valueOf(name).replace("`", "``") + "`";
  }

  private static String literal(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
