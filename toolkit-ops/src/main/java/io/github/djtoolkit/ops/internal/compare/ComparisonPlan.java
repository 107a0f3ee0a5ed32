package io.github.djtoolkit.ops.internal.compare;

import io.github.djtoolkit.model.result.CompareResult.Discrepancy;
import java.util.List;

/**
 * What a comparison looks at.
 *
 * @param tables the tables whose rows are compared, in order of name
 * @param definitions what cannot be compared, since the definitions differ
 */
public record ComparisonPlan(List<TablePair> tables, List<Discrepancy> definitions) {

  /**
   * Copies the lists.
   *
   * @param tables the tables whose rows are compared, in order of name
   * @param definitions what cannot be compared, since the definitions differ
   */
  public ComparisonPlan {
    tables = List.copyOf(tables);
    definitions = List.copyOf(definitions);
  }
}
