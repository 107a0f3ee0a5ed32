package io.github.djtoolkit.sql.compare;

import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.model.schema.Column;

/** Two columns, one of each side, whose values must be equal. */
public sealed interface ColumnPair {

  /**
   * The name to report.
   *
   * @return the column's name, on the side that has it under that name
   */
  String name();

  /**
   * Two columns of values.
   *
   * @param prod column of the production side
   * @param test column of the test side
   * @param kind how their values are compared
   */
  record Values(Column prod, Column test, ValueKind kind) implements ColumnPair {
    @Override
    public String name() {
      return prod.name();
    }
  }

  /**
   * A legacy external column and the JSON column that stands for it on the other side: equal where
   * both refer to the same object.
   *
   * @param name name of the external column
   * @param legacy the legacy column; it must have a tracking table
   * @param json name of the JSON column
   * @param legacyIsProd whether the legacy column is on the production side
   */
  record Migrated(String name, ExternalColumn legacy, String json, boolean legacyIsProd)
      implements ColumnPair {}

  /**
   * Two JSON columns of references: equal where both refer to the same object, even if one of them
   * lies elsewhere.
   *
   * @param name name of the external column
   * @param kind what it holds; only hashed objects may lie elsewhere
   * @param prod name of the column of the production side
   * @param test name of the column of the test side
   */
  record References(String name, ExternalKind kind, String prod, String test)
      implements ColumnPair {}
}
