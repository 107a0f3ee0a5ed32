package io.github.djtoolkit.sql.compare;

/**
 * How far two floating-point numbers may lie apart and still count as equal. They are equal where
 * {@code |a - b| <= value}, or, where the tolerance is relative, {@code |a - b| <= value * max(|a|,
 * |b|)}; both computed in double precision, the boundary included.
 *
 * @param value the tolerance; 0 means that numbers must be the same
 * @param relative whether it is a share of the larger number
 */
public record Tolerance(double value, boolean relative) {

  /**
   * Checks the value.
   *
   * @param value the tolerance; 0 means that numbers must be the same
   * @param relative whether it is a share of the larger number
   * @throws IllegalArgumentException if it is negative, not finite, or more than 1 and relative
   */
  public Tolerance {
    if (!(value >= 0) || Double.isInfinite(value) || (relative && value > 1)) {
      throw new IllegalArgumentException(
          "a tolerance must be a number from 0, and at most 1 where it is relative, not " + value);
    }
  }

  /**
   * An absolute tolerance.
   *
   * @param value how far numbers may lie apart
   * @return the tolerance
   */
  public static Tolerance absolute(double value) {
    return new Tolerance(value, false);
  }

  /**
   * A relative tolerance.
   *
   * @param value the share of the larger number, at most 1
   * @return the tolerance
   */
  public static Tolerance relative(double value) {
    return new Tolerance(value, true);
  }
}
