package io.github.djtoolkit.sql.compare;

import io.github.djtoolkit.model.schema.Column;
import java.util.Optional;

/** What the values of a column are, as far as it matters to their comparison. */
public enum ValueKind {
  /** Integers, decimals, years and bits: compared exactly, whatever their width or scale. */
  NUMBER,
  /** FLOAT and DOUBLE: compared within a tolerance. */
  FLOATING,
  /** Strings, ENUM and SET: compared by their bytes, so that case and spaces at the end count. */
  TEXT,
  /** Binary strings, blobs, geometries: compared by their bytes. */
  BYTES,
  /** JSON: compared by value, so that neither the order of keys nor 1 for 1.0 counts. */
  JSON,
  /** Dates with or without a time. */
  MOMENT,
  /** Times of day or durations. */
  TIME;

  /**
   * The kind of a column.
   *
   * @param column the column
   * @return its kind
   */
  public static ValueKind of(Column column) {
    return switch (column.type().base()) {
      case "tinyint", "smallint", "mediumint", "int", "bigint", "decimal", "year", "bit" -> NUMBER;
      case "float", "double" -> FLOATING;
      case "char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum", "set" -> TEXT;
      case "json" -> JSON;
      case "date", "datetime", "timestamp" -> MOMENT;
      case "time" -> TIME;
      default -> BYTES;
    };
  }

  /**
   * How two columns are compared.
   *
   * @param prod a column
   * @param test another
   * @return the kind, or empty where their values have nothing in common
   */
  public static Optional<ValueKind> of(Column prod, Column test) {
    ValueKind left = of(prod);
    ValueKind right = of(test);
    if (left == right) {
      return Optional.of(left);
    }
    boolean numbers = left.isNumber() && right.isNumber();
    return numbers ? Optional.of(FLOATING) : Optional.empty();
  }

  private boolean isNumber() {
    return this == NUMBER || this == FLOATING;
  }
}
