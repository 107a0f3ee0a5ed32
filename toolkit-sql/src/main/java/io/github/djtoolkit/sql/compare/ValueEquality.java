package io.github.djtoolkit.sql.compare;

import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.sql.template.Literals;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * When the values of two columns count as equal, as a condition. It may be NULL in place of false.
 */
final class ValueEquality {

  private final Side prod;
  private final Side test;
  private final Tolerance tolerance;
  private final boolean exactCollation;

  ValueEquality(Side prod, Side test, EqualityRules rules) {
    this.prod = prod;
    this.test = test;
    this.tolerance = rules.tolerance();
    this.exactCollation = rules.exactCollation();
  }

  Condition of(ColumnPair.Values pair) {
    Field<Object> left = prod.field(pair.prod());
    Field<Object> right = test.field(pair.test());
    return switch (pair.kind()) {
      case NUMBER, JSON, MOMENT, TIME -> left.isNotDistinctFrom(right);
      case FLOATING -> near(left, right);
      case TEXT -> sameText(pair.prod(), left, pair.test(), right);
      case BYTES -> sameBytes(pair.prod(), left, pair.test(), right);
    };
  }

  /** Halves, since the difference of two large numbers is an error to the server. */
  Condition near(Field<Object> left, Field<Object> right) {
    Condition same = left.isNotDistinctFrom(right);
    if (tolerance.value() == 0) {
      return same;
    }
    Field<Double> a = half(left);
    Field<Double> b = half(right);
    Field<Double> limit =
        tolerance.relative()
            ? DSL.greatest(DSL.abs(a), DSL.abs(b)).times(DSL.inline(tolerance.value()))
            : DSL.inline(tolerance.value() / 2);
    return same.or(DSL.abs(a.minus(b)).le(limit));
  }

  private static Field<Double> half(Field<Object> number) {
    return number.coerce(Double.class).times(DSL.inline(0.5));
  }

  /**
   * Strings of different character sets must come out alike in both directions: a character that
   * one of them lacks becomes a question mark.
   */
  private Condition sameText(Column prod, Field<Object> left, Column test, Field<Object> right) {
    if (sameCollation(prod, test) && (isSameList(prod, test) || isExact(prod))) {
      return left.isNotDistinctFrom(right);
    }
    String prodCharset = Literals.characterSet(prod);
    String testCharset = Literals.characterSet(test);
    if (exactCollation && prodCharset.equals("utf8mb4") && testCharset.equals("utf8mb4")) {
      return Literals.exact(left).isNotDistinctFrom(Literals.exact(right));
    }
    if (prodCharset.equals(testCharset)) {
      return binary(left).isNotDistinctFrom(binary(right));
    }
    return binary(Literals.converted(left, testCharset))
        .isNotDistinctFrom(binary(right))
        .and(binary(left).isNotDistinctFrom(binary(Literals.converted(right, prodCharset))));
  }

  static boolean sameCollation(Column prod, Column test) {
    return prod.collation().equals(test.collation());
  }

  /** Strings of bytes are compared by their bytes without a cast, which would copy them. */
  private static Condition sameBytes(
      Column prod, Field<Object> left, Column test, Field<Object> right) {
    return isByteString(prod) && isByteString(test)
        ? left.isNotDistinctFrom(right)
        : binary(left).isNotDistinctFrom(binary(right));
  }

  private static boolean isByteString(Column column) {
    return column.type().base().endsWith("binary") || column.type().base().endsWith("blob");
  }

  /** The same words in the same order, compared by their numbers. */
  private static boolean isSameList(Column prod, Column test) {
    boolean list = prod.type().base().equals("enum") || prod.type().base().equals("set");
    return list && prod.type().full().equals(test.type().full());
  }

  private static boolean isExact(Column column) {
    return column.collation().equals(Optional.of(Literals.EXACT_COLLATION));
  }

  private static Field<byte[]> binary(Field<?> value) {
    return value.cast(SQLDataType.BINARY);
  }
}
