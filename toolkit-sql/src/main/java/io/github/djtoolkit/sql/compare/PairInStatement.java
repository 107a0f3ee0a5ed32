package io.github.djtoolkit.sql.compare;

import io.github.djtoolkit.sql.external.Base32;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSON;

/**
 * A pair of columns inside a statement.
 *
 * @param name name of the column
 * @param equal when the values are equal; may be NULL in place of false
 * @param prodShown the production side's value as text
 * @param testShown the test side's value as text
 * @param refers whether the statement must join the table of {@link Base32}
 * @param legacy the reference whose tracking table the statement must join
 */
record PairInStatement(
    String name,
    Condition equal,
    Field<String> prodShown,
    Field<String> testShown,
    boolean refers,
    Optional<LegacyReference> legacy) {

  static PairInStatement of(
      ColumnPair pair, Side prod, Side test, EqualityRules rules, String alias) {
    if (pair instanceof ColumnPair.Values values) {
      return new PairInStatement(
          values.name(),
          new ValueEquality(prod, test, rules).of(values),
          Shown.value(prod.field(values.prod()), values.prod()),
          Shown.value(test.field(values.test()), values.test()),
          false,
          Optional.empty());
    }
    if (pair instanceof ColumnPair.References references) {
      Field<JSON> left = prod.field(references.prod(), JSON.class);
      Field<JSON> right = test.field(references.test(), JSON.class);
      return new PairInStatement(
          references.name(),
          new JsonReference(left).matches(new JsonReference(right), references.kind()),
          Shown.reference(left),
          Shown.reference(right),
          true,
          Optional.empty());
    }
    ColumnPair.Migrated migrated = (ColumnPair.Migrated) pair;
    Side legacySide = migrated.legacyIsProd() ? prod : test;
    Side jsonSide = migrated.legacyIsProd() ? test : prod;
    String legacyName = migrated.legacy().legacyName();
    LegacyReference legacy =
        new LegacyReference(migrated.legacy(), legacySide.field(legacyName, byte[].class), alias);
    JsonReference reference = JsonReference.of(migrated, jsonSide);
    Field<JSON> json = reference.value();
    return new PairInStatement(
        migrated.name(),
        legacy.matches(reference),
        migrated.legacyIsProd() ? legacy.shown() : Shown.reference(json),
        migrated.legacyIsProd() ? Shown.reference(json) : legacy.shown(),
        true,
        Optional.of(legacy));
  }
}
