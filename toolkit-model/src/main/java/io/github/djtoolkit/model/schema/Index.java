package io.github.djtoolkit.model.schema;

import java.util.List;

/**
 * An index of a table.
 *
 * @param name name of the index, {@code PRIMARY} for the primary key
 * @param unique whether values must be unique
 * @param columns its columns in order; an expression part is left out
 */
public record Index(String name, boolean unique, List<String> columns) {

  /**
   * Copies the list.
   *
   * @param name name of the index, {@code PRIMARY} for the primary key
   * @param unique whether values must be unique
   * @param columns its columns in order; an expression part is left out
   */
  public Index {
    columns = List.copyOf(columns);
  }

  /** {@return whether this is the primary key} */
  public boolean isPrimary() {
    return name.equals("PRIMARY");
  }
}
