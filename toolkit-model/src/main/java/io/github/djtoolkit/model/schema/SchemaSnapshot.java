package io.github.djtoolkit.model.schema;

import java.util.List;
import java.util.Optional;

/**
 * What a schema held at one moment: the input of every planner. Immutable; a plan made from an old
 * snapshot is checked against the database before each step.
 *
 * @param name name of the schema
 * @param characterSet default character set
 * @param collation default collation
 * @param tables base tables in order of name, hidden ones included
 * @param views views in order of name
 */
public record SchemaSnapshot(
    String name, String characterSet, String collation, List<Table> tables, List<View> views) {

  /**
   * Copies the lists.
   *
   * @param name name of the schema
   * @param characterSet default character set
   * @param collation default collation
   * @param tables base tables in order of name, hidden ones included
   * @param views views in order of name
   */
  public SchemaSnapshot {
    tables = List.copyOf(tables);
    views = List.copyOf(views);
  }

  /**
   * {@return a table by its name in MySQL}
   *
   * @param table its name, as the server stores it
   */
  public Optional<Table> table(String table) {
    return tables.stream().filter(t -> t.name().table().equals(table)).findFirst();
  }

  /** {@return the tables that users see: all but the hidden ones} */
  public List<Table> visibleTables() {
    return tables.stream().filter(t -> t.tier() != TableTier.HIDDEN).toList();
  }
}
