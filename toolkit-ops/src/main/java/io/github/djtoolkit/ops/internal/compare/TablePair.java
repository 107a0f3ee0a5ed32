package io.github.djtoolkit.ops.internal.compare;

import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.sql.compare.ColumnPair;
import java.util.List;

/**
 * Two tables whose rows are compared.
 *
 * @param prod table of the production side
 * @param test table of the test side
 * @param columns the columns to compare; those of the primary key only where equal keys can hold
 *     different bytes
 */
record TablePair(Table prod, Table test, List<ColumnPair> columns) {

  TablePair {
    columns = List.copyOf(columns);
  }

  boolean hasKey() {
    return !prod.primaryKey().isEmpty();
  }

  /** The columns that are legacy on one side and JSON on the other. */
  List<ColumnPair.Migrated> migrated() {
    return columns.stream()
        .filter(ColumnPair.Migrated.class::isInstance)
        .map(ColumnPair.Migrated.class::cast)
        .toList();
  }

  String name() {
    return prod.name().table();
  }
}
