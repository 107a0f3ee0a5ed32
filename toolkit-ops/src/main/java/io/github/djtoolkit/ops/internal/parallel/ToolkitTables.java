package io.github.djtoolkit.ops.internal.parallel;

import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.Table;
import java.util.List;

/**
 * The tables that the toolkit keeps in a schema for itself, which belong to what was done to that
 * schema and not to a copy of it. Stateless.
 */
public final class ToolkitTables {

  private static final String PREFIX = "~djtoolkit_";

  private ToolkitTables() {}

  /**
   * {@return whether a table is one of the toolkit's}
   *
   * @param table the table
   */
  public static boolean isOne(String table) {
    return table.startsWith(PREFIX);
  }

  /**
   * {@return the tables of a schema that a copy has, too}
   *
   * @param schema name of the schema
   */
  public static List<Table> others(SchemaSnapshot schema) {
    return schema.tables().stream().filter(t -> !isOne(t.name().table())).toList();
  }
}
