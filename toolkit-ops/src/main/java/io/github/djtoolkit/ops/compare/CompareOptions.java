package io.github.djtoolkit.ops.compare;

import io.github.djtoolkit.sql.compare.Tolerance;
import java.util.List;

/**
 * What is compared, and how.
 *
 * @param tables names of tables as MySQL has them; empty means all that users see
 * @param tolerance how far floating-point numbers may lie apart
 * @param limit most discrepancies to tell of; the numbers of a table are exact in any case
 */
public record CompareOptions(List<String> tables, Tolerance tolerance, int limit) {

  private static final double TOLERANCE = 1e-6;
  private static final int LIMIT = 100;

  /**
   * Copies the list.
   *
   * @param tables names of tables as MySQL has them; empty means all that users see
   * @param tolerance how far floating-point numbers may lie apart
   * @param limit most discrepancies to tell of; the numbers of a table are exact in any case
   */
  public CompareOptions {
    tables = List.copyOf(tables);
    if (limit < 0) {
      throw new IllegalArgumentException("a limit must be at least 0, not " + limit);
    }
  }

  /**
   * All tables, an absolute tolerance of 1e-6, and 100 discrepancies.
   *
   * @return the options
   */
  public static CompareOptions defaults() {
    return new CompareOptions(List.of(), Tolerance.absolute(TOLERANCE), LIMIT);
  }

  /**
   * The same for some tables alone, hidden ones too.
   *
   * @param names names of the tables as MySQL has them
   * @return the options
   */
  public CompareOptions ofTables(String... names) {
    return new CompareOptions(List.of(names), tolerance, limit);
  }

  /**
   * The same with another tolerance.
   *
   * @param newTolerance how far floating-point numbers may lie apart
   * @return the options
   */
  public CompareOptions with(Tolerance newTolerance) {
    return new CompareOptions(tables, newTolerance, limit);
  }

  /**
   * The same with another limit.
   *
   * @param newLimit most discrepancies to tell of
   * @return the options
   */
  public CompareOptions withLimit(int newLimit) {
    return new CompareOptions(tables, tolerance, newLimit);
  }
}
