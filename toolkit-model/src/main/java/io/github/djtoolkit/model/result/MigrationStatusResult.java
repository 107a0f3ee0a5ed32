package io.github.djtoolkit.model.result;

import java.util.List;

/**
 * Result of operation 6, check_migration_status.
 *
 * @param totalBlobColumns all blob columns
 * @param migrated those with a codec
 * @param pending those without
 * @param columns all of them
 */
public record MigrationStatusResult(
    int totalBlobColumns, int migrated, int pending, List<BlobColumn> columns) {

  /**
   * Copies the list.
   *
   * @param totalBlobColumns all blob columns
   * @param migrated those with a codec
   * @param pending those without
   * @param columns all of them
   */
  public MigrationStatusResult {
    columns = List.copyOf(columns);
  }
}
