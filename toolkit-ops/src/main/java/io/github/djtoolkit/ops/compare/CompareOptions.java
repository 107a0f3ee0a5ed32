package io.github.djtoolkit.ops.compare;

import io.github.djtoolkit.sql.compare.Tolerance;
import java.util.List;

/**
 * What is compared, and how.
 *
 * @param tables names of tables as MySQL has them; empty means all that users see
 * @param tolerance how far floating-point numbers may lie apart
 * @param limit most discrepancies to tell of; the numbers of a table are exact in any case
 * @param content whether the objects that migrated columns refer to are read and compared, too
 * @param originSchema schema that wrote the objects, whose name is part of their legacy paths;
 *     empty for what each schema remembers, else its own name
 */
public record CompareOptions(
    List<String> tables, Tolerance tolerance, int limit, boolean content, String originSchema) {

  private static final double TOLERANCE = 1e-6;
  private static final int LIMIT = 100;

  /**
   * Copies the list.
   *
   * @param tables names of tables as MySQL has them; empty means all that users see
   * @param tolerance how far floating-point numbers may lie apart
   * @param limit most discrepancies to tell of; the numbers of a table are exact in any case
   * @param content whether the objects that migrated columns refer to are read and compared, too
   * @param originSchema schema that wrote the objects, whose name is part of their legacy paths;
   *     empty for what each schema remembers, else its own name
   */
  public CompareOptions {
    tables = List.copyOf(tables);
    if (limit < 0) {
      throw new IllegalArgumentException("a limit must be at least 0, not " + limit);
    }
  }

  /**
   * All tables, an absolute tolerance of 1e-6, and 100 discrepancies; objects are not read.
   *
   * @return the options
   */
  public static CompareOptions defaults() {
    return new CompareOptions(List.of(), Tolerance.absolute(TOLERANCE), LIMIT, false, "");
  }

  /**
   * The same for some tables alone, hidden ones too.
   *
   * @param names names of the tables as MySQL has them
   * @return the options
   */
  public CompareOptions ofTables(String... names) {
    return new CompareOptions(List.of(names), tolerance, limit, content, originSchema);
  }

  /**
   * The same with another tolerance.
   *
   * @param newTolerance how far floating-point numbers may lie apart
   * @return the options
   */
  public CompareOptions with(Tolerance newTolerance) {
    return new CompareOptions(tables, newTolerance, limit, content, originSchema);
  }

  /**
   * The same with another limit.
   *
   * @param newLimit most discrepancies to tell of
   * @return the options
   */
  public CompareOptions withLimit(int newLimit) {
    return new CompareOptions(tables, tolerance, newLimit, content, originSchema);
  }

  /**
   * The same, and objects are read.
   *
   * @param newOriginSchema schema that wrote the objects; empty for what each schema remembers,
   *     else its own name
   * @return the options
   */
  public CompareOptions withContent(String newOriginSchema) {
    return new CompareOptions(tables, tolerance, limit, true, newOriginSchema);
  }
}
