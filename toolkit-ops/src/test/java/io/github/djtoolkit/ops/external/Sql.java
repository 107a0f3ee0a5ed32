package io.github.djtoolkit.ops.external;

import io.github.djtoolkit.testkit.junit.TestSchema;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Short questions to a schema. */
final class Sql {

  private Sql() {}

  /** The first cell of a query that has one. */
  static Object one(TestSchema schema, String query) {
    return Objects.requireNonNull(nullable(schema, query));
  }

  /** The first cell of a query, which may be NULL. */
  static @Nullable Object nullable(TestSchema schema, String query) {
    return schema.query(query).get(0).values().iterator().next();
  }

  static long count(TestSchema schema, String tableAndCondition) {
    return ((Number) one(schema, "SELECT COUNT(*) FROM " + tableAndCondition)).longValue();
  }

  /**
   * SHOW CREATE TABLE without the table's options, whose defaults depend on the server, and without
   * indentation.
   */
  static String definition(TestSchema schema, String table) {
    Object text =
        Objects.requireNonNull(
            schema.query("SHOW CREATE TABLE `" + table + "`").get(0).get("Create Table"));
    return text.toString().replaceFirst("(?s)\\n\\) ENGINE.*", "").replace("\n  ", "\n");
  }
}
