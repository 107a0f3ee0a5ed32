package io.github.djtoolkit.model.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Result of operation 15, compare_query_results.
 *
 * @param match whether nothing differs
 * @param rowCount rows of the production side that were compared
 * @param discrepancies what differs, in order of table and key, no more than was asked for
 * @param tables one entry a table that both sides have, with exact numbers
 */
public record CompareResult(
    boolean match, long rowCount, List<Discrepancy> discrepancies, List<TableResult> tables) {

  /**
   * Copies the lists.
   *
   * @param match whether nothing differs
   * @param rowCount rows of the production side that were compared
   * @param discrepancies what differs, in order of table and key, no more than was asked for
   * @param tables one entry a table that both sides have, with exact numbers
   */
  public CompareResult {
    discrepancies = List.copyOf(discrepancies);
    tables = List.copyOf(tables);
  }

  /**
   * One table.
   *
   * @param table name of the table
   * @param match whether nothing differs
   * @param rowCount rows of the production side
   * @param testRowCount rows of the test side
   * @param missing rows that the test side lacks
   * @param extra rows that the test side has alone
   * @param different rows that both sides have with different values
   * @param objects values whose objects were read on both sides; 0 where that was not asked for
   * @param differentObjects those of them whose objects differ, are not what was tracked, or cannot
   *     be read
   */
  public record TableResult(
      String table,
      boolean match,
      long rowCount,
      long testRowCount,
      long missing,
      long extra,
      long different,
      long objects,
      long differentObjects) {

    /**
     * The same with the numbers of objects.
     *
     * @param newObjects values whose objects were read
     * @param newDifferentObjects those of them with something wrong
     * @return the result; no match where something is wrong with an object
     */
    public TableResult with(long newObjects, long newDifferentObjects) {
      return new TableResult(
          table,
          match && newDifferentObjects == 0,
          rowCount,
          testRowCount,
          missing,
          extra,
          different,
          newObjects,
          newDifferentObjects);
    }
  }

  /** What is wrong. */
  public enum Kind {
    /** The test side lacks a row. */
    MISSING,
    /** The test side has a row that the production side lacks. */
    EXTRA,
    /** A value differs. */
    DIFFERENT,
    /** The objects of a value differ, are not what was tracked, or cannot be read. */
    CONTENT,
    /** A table, a column or a primary key cannot be compared: it is on one side only, or other. */
    DEFINITION
  }

  /**
   * One discrepancy.
   *
   * @param kind what is wrong
   * @param table name of the table
   * @param key the row's primary key, values by column; empty where the row has none
   * @param column name of the column; empty for a whole row or table
   * @param prod value of the production side, abbreviated; empty for NULL and for what is not there
   * @param test value of the test side, abbreviated; empty for NULL and for what is not there
   */
  public record Discrepancy(
      Kind kind,
      String table,
      Map<String, String> key,
      Optional<String> column,
      Optional<String> prod,
      Optional<String> test) {

    /**
     * Copies the map, in its order.
     *
     * @param kind what is wrong
     * @param table name of the table
     * @param key the row's primary key, values by column; empty where the row has none
     * @param column name of the column; empty for a whole row or table
     * @param prod value of the production side, abbreviated; empty for NULL and for what is not
     *     there
     * @param test value of the test side, abbreviated; empty for NULL and for what is not there
     */
    public Discrepancy {
      key = Collections.unmodifiableMap(new LinkedHashMap<>(key));
    }

    /**
     * A discrepancy of definitions.
     *
     * @param table name of the table
     * @param column name of the column; empty for the table
     * @param prod how the production side defines it; empty where it lacks it
     * @param test how the test side defines it; empty where it lacks it
     * @return the discrepancy
     */
    public static Discrepancy definition(
        String table, Optional<String> column, Optional<String> prod, Optional<String> test) {
      return new Discrepancy(Kind.DEFINITION, table, Map.of(), column, prod, test);
    }
  }
}
