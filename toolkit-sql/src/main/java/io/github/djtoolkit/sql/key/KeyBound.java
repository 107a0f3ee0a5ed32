package io.github.djtoolkit.sql.key;

import java.util.List;

/**
 * A place in a table's primary key: the values of its leading columns.
 *
 * @param values one value for each column of {@link KeyRanges#columns()}
 */
public record KeyBound(List<Object> values) {

  /**
   * Copies the list.
   *
   * @param values one value for each column of {@link KeyRanges#columns()}
   */
  public KeyBound {
    values = List.copyOf(values);
  }
}
