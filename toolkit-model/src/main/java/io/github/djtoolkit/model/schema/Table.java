package io.github.djtoolkit.model.schema;

import java.util.List;
import java.util.Optional;

/**
 * A base table as it was when the schema was read.
 *
 * @param name schema and name
 * @param columns columns in order
 * @param indexes indexes, the primary key among them
 * @param foreignKeys foreign keys that this table declares
 * @param checks check constraints
 * @param triggers triggers
 * @param comment the table's comment
 * @param engine storage engine
 * @param collation default collation
 * @param partitioned whether the table has partitions
 */
public record Table(
    TableName name,
    List<Column> columns,
    List<Index> indexes,
    List<ForeignKey> foreignKeys,
    List<Check> checks,
    List<Trigger> triggers,
    String comment,
    String engine,
    String collation,
    boolean partitioned) {

  /**
   * Copies the lists.
   *
   * @param name schema and name
   * @param columns columns in order
   * @param indexes indexes, the primary key among them
   * @param foreignKeys foreign keys that this table declares
   * @param checks check constraints
   * @param triggers triggers
   * @param comment the table's comment
   * @param engine storage engine
   * @param collation default collation
   * @param partitioned whether the table has partitions
   */
  public Table {
    columns = List.copyOf(columns);
    indexes = List.copyOf(indexes);
    foreignKeys = List.copyOf(foreignKeys);
    checks = List.copyOf(checks);
    triggers = List.copyOf(triggers);
  }

  /** {@return the tier that the name tells} */
  public TableTier tier() {
    return name.tier();
  }

  /**
   * {@return a column by name, matched as MySQL does: without regard to case}
   *
   * @param column name of the column, in any case
   */
  public Optional<Column> column(String column) {
    return columns.stream().filter(c -> c.name().equalsIgnoreCase(column)).findFirst();
  }

  /** {@return the columns of the primary key in the key's order; empty where there is none} */
  public List<Column> primaryKey() {
    return indexes.stream()
        .filter(Index::isPrimary)
        .flatMap(i -> i.columns().stream())
        .flatMap(c -> column(c).stream())
        .toList();
  }

  /**
   * {@return the foreign keys in which a column takes part}
   *
   * @param column name of the column, in any case
   */
  public List<ForeignKey> foreignKeysOf(String column) {
    return foreignKeys.stream().filter(fk -> fk.columns().contains(column)).toList();
  }
}
