package io.github.djtoolkit.testkit.assertion;

import io.github.djtoolkit.model.result.MigrateExternalResult;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** Assertions about the result of migrate_external or migrate_filepath. */
public final class MigrateExternalAssert
    extends AbstractAssert<MigrateExternalAssert, MigrateExternalResult> {

  MigrateExternalAssert(MigrateExternalResult actual) {
    super(actual, MigrateExternalAssert.class);
  }

  /**
   * Verifies that it was a dry run: columns found, none changed.
   *
   * @param columns number of external columns found
   * @return this
   */
  public MigrateExternalAssert isDryRunOf(int columns) {
    Assertions.assertThat(actual.columnsFound()).as("columns_found").isEqualTo(columns);
    return changedNothing();
  }

  /**
   * Verifies that something was done on this many columns and rows.
   *
   * @param columns number of columns
   * @param rows number of rows converted
   * @return this
   */
  public MigrateExternalAssert hasMigrated(int columns, long rows) {
    Assertions.assertThat(actual.columnsMigrated()).as("columns_migrated").isEqualTo(columns);
    Assertions.assertThat(actual.rowsMigrated()).as("rows_migrated").isEqualTo(rows);
    return this;
  }

  /**
   * Verifies that nothing was changed.
   *
   * @return this
   */
  public MigrateExternalAssert changedNothing() {
    return hasMigrated(0, 0);
  }
}
