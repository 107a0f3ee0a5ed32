package io.github.djtoolkit.sql.copy;

import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.sql.external.ConvertedColumns;
import java.util.List;
import java.util.Optional;

/**
 * Which rows and columns go from one table into another.
 *
 * @param source the table that is read
 * @param destination the table that is written
 * @param pairs the columns that are copied as they are
 * @param converted the columns that are read as JSON
 * @param selection which rows
 */
public record CopiedTable(
    Table source,
    Table destination,
    List<ColumnPair> pairs,
    ConvertedColumns converted,
    Selection selection) {

  /**
   * Copies the list.
   *
   * @param source the table that is read
   * @param destination the table that is written
   * @param pairs the columns that are copied as they are
   * @param converted the columns that are read as JSON
   * @param selection which rows
   */
  public CopiedTable {
    pairs = List.copyOf(pairs);
  }

  /**
   * The columns of the destination's primary key with those that fill them.
   *
   * @return the pairs in the key's order; empty where the destination has no key, or one that is
   *     computed in part
   */
  public List<ColumnPair> key() {
    List<ColumnPair> key =
        destination.primaryKey().stream().flatMap(c -> pairTo(c.name()).stream()).toList();
    return key.size() == destination.primaryKey().size() ? key : List.of();
  }

  /**
   * The pair that fills a column.
   *
   * @param column name of a column of the destination
   * @return the pair; empty where the column is generated, converted or left to its default
   */
  public Optional<ColumnPair> pairTo(String column) {
    return pairs.stream().filter(p -> p.to().name().equalsIgnoreCase(column)).findFirst();
  }

  /**
   * The source's columns behind some columns of the destination.
   *
   * @param columns names in the destination
   * @return the columns in that order; fewer where one is not filled from a column
   */
  public List<Column> sources(List<String> columns) {
    return columns.stream().flatMap(c -> pairTo(c).stream()).map(ColumnPair::from).toList();
  }
}
