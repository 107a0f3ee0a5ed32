package io.github.djtoolkit.testkit.assertion;

import io.github.djtoolkit.model.result.MigrateColumnsResult;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** Assertions about the result of migrate_columns. */
public final class MigrateColumnsAssert
    extends AbstractAssert<MigrateColumnsAssert, MigrateColumnsResult> {

  MigrateColumnsAssert(MigrateColumnsResult actual) {
    super(actual, MigrateColumnsAssert.class);
  }

  /**
   * Verifies that it was a dry run that found this many columns to label.
   *
   * @param columns number of columns that would be labelled
   * @return this
   */
  public MigrateColumnsAssert isDryRunOf(int columns) {
    Assertions.assertThat(actual.columnsMigrated()).as("columns_migrated").isZero();
    Assertions.assertThat(actual.details())
        .hasSize(columns)
        .allMatch(d -> d.status().equals("dry_run"));
    return this;
  }

  /**
   * Verifies that this many columns were labelled.
   *
   * @param columns number of columns
   * @return this
   */
  public MigrateColumnsAssert hasMigrated(int columns) {
    Assertions.assertThat(actual.columnsMigrated()).as("columns_migrated").isEqualTo(columns);
    return this;
  }

  /**
   * Verifies that there was nothing to do: no column changed and no statement run.
   *
   * @return this
   */
  public MigrateColumnsAssert hasNothingToDo() {
    hasMigrated(0);
    Assertions.assertThat(actual.sqlStatements()).as("sql_statements").isEmpty();
    return this;
  }

  /**
   * Verifies which label a column got or would get.
   *
   * @param table name of the table
   * @param column name of the column
   * @param coreType the label, without colons
   * @return this
   */
  public MigrateColumnsAssert hasLabel(String table, String column, String coreType) {
    Map<String, String> labels = new TreeMap<>();
    actual.details().forEach(d -> labels.put(d.table() + "." + d.column(), d.coreType()));
    Assertions.assertThat(labels).as("labels").containsEntry(table + "." + column, coreType);
    return this;
  }
}
