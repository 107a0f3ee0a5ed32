package io.github.djtoolkit.model.result;

import java.util.List;

/**
 * Result of operation 5, migrate_blob_columns.
 *
 * @param analyzed blob columns looked at
 * @param needsMigration those that needed a label
 * @param migrated those that got it; 0 in a dry run
 * @param sqlStatements the statements, in order
 */
public record MigrateBlobColumnsResult(
    int analyzed, int needsMigration, int migrated, List<String> sqlStatements) {

  /** Copies the list. */
  public MigrateBlobColumnsResult {
    sqlStatements = List.copyOf(sqlStatements);
  }
}
