package io.github.djtoolkit.model.schema;

import java.util.Comparator;

/**
 * The name of a table with its schema, both as MySQL holds them (unquoted, case kept).
 *
 * @param schema name of the schema
 * @param table name of the table in MySQL, tier prefix included
 */
public record TableName(String schema, String table) implements Comparable<TableName> {

  private static final Comparator<TableName> ORDER =
      Comparator.comparing(TableName::schema).thenComparing(TableName::table);

  /** {@return the tier that DataJoint reads from the table's name} */
  public TableTier tier() {
    return TableTier.of(table);
  }

  /**
   * The name as result records give it: {@code schema.table}, without quotes.
   *
   * @return both names with a dot between them
   */
  public String dotted() {
    return schema + "." + table;
  }

  @Override
  public int compareTo(TableName other) {
    return ORDER.compare(this, other);
  }

  /** The name as DataJoint prints it: {@code `schema`.`table`}. */
  @Override
  public String toString() {
    return "`" + schema.replace("`", "``") + "`.`" + table.replace("`", "``") + "`";
  }
}
