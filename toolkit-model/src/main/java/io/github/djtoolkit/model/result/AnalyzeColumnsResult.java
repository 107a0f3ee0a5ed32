package io.github.djtoolkit.model.result;

import java.util.List;

/**
 * Result of operation 1, analyze_columns.
 *
 * @param needsMigration columns that need a label
 * @param alreadyMigrated columns that have a label of 2.x
 * @param externalStorage external columns, which operations 8 and 12 convert, and the legacy
 *     columns that they keep
 * @param unknownLabels columns whose comment starts with a label that does not belong to a column
 *     of their type; they are left as they are
 */
public record AnalyzeColumnsResult(
    List<ColumnFinding> needsMigration,
    List<ColumnFinding> alreadyMigrated,
    List<ColumnFinding> externalStorage,
    List<ColumnFinding> unknownLabels) {

  /**
   * Copies the lists.
   *
   * @param needsMigration columns that need a label
   * @param alreadyMigrated columns that have a label of 2.x
   * @param externalStorage external columns, which operations 8 and 12 convert, and the legacy
   *     columns that they keep
   * @param unknownLabels columns whose comment starts with a label that does not belong to a column
   *     of their type; they are left as they are
   */
  public AnalyzeColumnsResult {
    needsMigration = List.copyOf(needsMigration);
    alreadyMigrated = List.copyOf(alreadyMigrated);
    externalStorage = List.copyOf(externalStorage);
    unknownLabels = List.copyOf(unknownLabels);
  }
}
