package io.github.djtoolkit.testkit.assertion;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A table at one moment.
 *
 * @param definition SHOW CREATE TABLE
 * @param rows number of rows
 * @param checksums by column, in the table's order: a checksum over the column's values, each with
 *     its row's primary key; the order of the rows makes no difference
 */
public record TableCapture(String definition, long rows, Map<String, String> checksums) {

  /**
   * Copies the map, in its order.
   *
   * @param definition SHOW CREATE TABLE
   * @param rows number of rows
   * @param checksums by column, in the table's order: a checksum over the column's values, each
   *     with its row's primary key; the order of the rows makes no difference
   */
  public TableCapture {
    checksums = Collections.unmodifiableMap(new LinkedHashMap<>(checksums));
  }
}
