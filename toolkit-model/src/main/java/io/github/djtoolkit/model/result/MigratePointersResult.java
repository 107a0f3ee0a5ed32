package io.github.djtoolkit.model.result;

import java.util.List;
import java.util.Optional;

/**
 * Result of operation 19, migrate_external_pointers_v2.
 *
 * @param rowsMigrated values that were converted or name another place now; 0 in a dry run
 * @param filesCopied objects that were linked or copied; 0 in a dry run
 * @param errors objects that are not where the values should name them, some of them where there
 *     are many; where there is any, no value was changed
 * @param table name of the table
 * @param attribute name of the column
 * @param sourceStore store that the values named
 * @param destStore store that they are to name
 * @param status {@code dry_run}, {@code done}, {@code complete} where nothing was to do, or {@code
 *     failed} where there are errors
 * @param rowsToMigrate values that were to be converted or moved when the run began
 * @param objects how the objects came to their places
 * @param sqlStatements the statements, in order
 */
public record MigratePointersResult(
    long rowsMigrated,
    long filesCopied,
    List<PointerError> errors,
    String table,
    String attribute,
    String sourceStore,
    String destStore,
    String status,
    long rowsToMigrate,
    PlacementCounts objects,
    List<String> sqlStatements) {

  /**
   * Copies the lists.
   *
   * @param rowsMigrated values that were converted or name another place now; 0 in a dry run
   * @param filesCopied objects that were linked or copied; 0 in a dry run
   * @param errors objects that are not where the values should name them, some of them where there
   *     are many; where there is any, no value was changed
   * @param table name of the table
   * @param attribute name of the column
   * @param sourceStore store that the values named
   * @param destStore store that they are to name
   * @param status {@code dry_run}, {@code done}, {@code complete} where nothing was to do, or
   *     {@code failed} where there are errors
   * @param rowsToMigrate values that were to be converted or moved when the run began
   * @param objects how the objects came to their places
   * @param sqlStatements the statements, in order
   */
  public MigratePointersResult {
    errors = List.copyOf(errors);
    sqlStatements = List.copyOf(sqlStatements);
  }

  /**
   * An object that could not be brought to its place, or is not there.
   *
   * @param store store that it should be in
   * @param path path that it should have there
   * @param sourceStore store of the original
   * @param sourcePath path of the original
   * @param expectedSize its size in bytes, where the values tell
   * @param error what stands in the way, and the way out
   * @param rows primary keys of some rows that refer to it
   */
  public record PointerError(
      String store,
      String path,
      String sourceStore,
      String sourcePath,
      Optional<Long> expectedSize,
      String error,
      String rows) {}
}
