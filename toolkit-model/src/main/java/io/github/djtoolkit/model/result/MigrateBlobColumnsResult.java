package io.github.djtoolkit.model.result;

import java.util.List;

/**
 * Result of operation 5, migrate_blob_columns.
 *
 * @param analyzed blob columns looked at
 * @param needsMigration those that 2.x would read as raw bytes
 * @param migrated those that got it; 0 in a dry run
 * @param sqlStatements the statements, in order, as run or as they would be run
 * @param warnings what a user should know, such as a column with a label that is left as it is
 */
public record MigrateBlobColumnsResult(
    int analyzed,
    int needsMigration,
    int migrated,
    List<String> sqlStatements,
    List<String> warnings) {

  /**
   * Copies the lists.
   *
   * @param analyzed blob columns looked at
   * @param needsMigration those that 2.x would read as raw bytes
   * @param migrated those that got it; 0 in a dry run
   * @param sqlStatements the statements, in order, as run or as they would be run
   * @param warnings what a user should know, such as a column with a label that is left as it is
   */
  public MigrateBlobColumnsResult {
    sqlStatements = List.copyOf(sqlStatements);
    warnings = List.copyOf(warnings);
  }
}
