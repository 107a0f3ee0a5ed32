package io.github.djtoolkit.model.schema;

import java.util.List;

/**
 * A foreign key of a table, also one into another schema.
 *
 * @param name name of the constraint
 * @param columns the child's columns in the order of the key
 * @param target the referenced table
 * @param targetColumns the referenced columns, one for each of {@code columns}
 * @param onDelete rule, such as {@code RESTRICT}
 * @param onUpdate rule, such as {@code CASCADE}
 */
public record ForeignKey(
    String name,
    List<String> columns,
    TableName target,
    List<String> targetColumns,
    String onDelete,
    String onUpdate) {

  /**
   * Copies the lists.
   *
   * @param name name of the constraint
   * @param columns the child's columns in the order of the key
   * @param target the referenced table
   * @param targetColumns the referenced columns, one for each of {@code columns}
   * @param onDelete rule, such as {@code RESTRICT}
   * @param onUpdate rule, such as {@code CASCADE}
   */
  public ForeignKey {
    columns = List.copyOf(columns);
    targetColumns = List.copyOf(targetColumns);
  }

  /**
   * {@return the referenced column of one of the child's columns}
   *
   * @param column one of {@link #columns}
   */
  public String targetOf(String column) {
    return targetColumns.get(columns.indexOf(column));
  }
}
