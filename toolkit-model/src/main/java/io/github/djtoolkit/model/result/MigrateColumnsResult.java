package io.github.djtoolkit.model.result;

import java.util.List;
import java.util.Optional;

/**
 * Result of operation 2, migrate_columns.
 *
 * @param columnsAnalyzed columns looked at
 * @param columnsMigrated columns that got a label; 0 in a dry run
 * @param columnsSkipped columns left as they are
 * @param sqlStatements the statements, in order, as run or as they would be run
 * @param details one entry a column that needs a label, or has one that is unknown
 * @param warnings what a user should know and that is no error
 */
public record MigrateColumnsResult(
    int columnsAnalyzed,
    int columnsMigrated,
    int columnsSkipped,
    List<String> sqlStatements,
    List<Detail> details,
    List<String> warnings) {

  /**
   * Copies the lists.
   *
   * @param columnsAnalyzed columns looked at
   * @param columnsMigrated columns that got a label; 0 in a dry run
   * @param columnsSkipped columns left as they are
   * @param sqlStatements the statements, in order, as run or as they would be run
   * @param details one entry a column that needs a label, or has one that is unknown
   * @param warnings what a user should know and that is no error
   */
  public MigrateColumnsResult {
    sqlStatements = List.copyOf(sqlStatements);
    details = List.copyOf(details);
    warnings = List.copyOf(warnings);
  }

  /**
   * One column.
   *
   * @param table name of the table
   * @param column name of the column
   * @param nativeType MySQL's type
   * @param coreType the label, without colons
   * @param status {@code dry_run}, {@code migrated} or {@code skipped}
   * @param error why the column was skipped
   */
  public record Detail(
      String table,
      String column,
      String nativeType,
      String coreType,
      String status,
      Optional<String> error) {}
}
