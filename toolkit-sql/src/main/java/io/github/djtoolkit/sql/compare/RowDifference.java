package io.github.djtoolkit.sql.compare;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A row that the test side lacks or has with other values.
 *
 * @param key the row's primary key, values by column in the key's order
 * @param present whether the test side has the row
 * @param values the values that differ
 */
public record RowDifference(Map<String, String> key, boolean present, List<Value> values) {

  /**
   * Copies the list.
   *
   * @param key the row's primary key, values by column in the key's order
   * @param present whether the test side has the row
   * @param values the values that differ
   */
  public RowDifference {
    values = List.copyOf(values);
  }

  /**
   * One value.
   *
   * @param column name of the column
   * @param prod the production side's, abbreviated; empty for NULL
   * @param test the test side's, abbreviated; empty for NULL
   */
  public record Value(String column, Optional<String> prod, Optional<String> test) {}
}
