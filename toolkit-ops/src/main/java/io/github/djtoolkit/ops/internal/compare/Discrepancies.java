package io.github.djtoolkit.ops.internal.compare;

import io.github.djtoolkit.model.result.CompareResult.Discrepancy;
import io.github.djtoolkit.model.result.CompareResult.Kind;
import io.github.djtoolkit.sql.compare.RowDifference;
import java.util.List;
import java.util.Optional;

/** Makes discrepancies of rows. */
final class Discrepancies {

  private Discrepancies() {}

  /** One for a missing row, else one for each value that differs. */
  static void add(String table, RowDifference row, List<Discrepancy> found) {
    if (!row.present()) {
      found.add(
          new Discrepancy(
              Kind.MISSING,
              table,
              row.key(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));
    }
    for (RowDifference.Value value : row.values()) {
      found.add(
          new Discrepancy(
              Kind.DIFFERENT,
              table,
              row.key(),
              Optional.of(value.column()),
              value.prod(),
              value.test()));
    }
  }
}
