package io.github.djtoolkit.model.result;

import java.util.List;

/**
 * Result of operations 8 and 12, migrate_external and migrate_filepath, and of either stage's
 * rollback.
 *
 * @param columnsFound external columns found
 * @param columnsMigrated columns on which something was done; 0 in a dry run
 * @param rowsMigrated rows converted; in a dry run 0
 * @param details one entry a column
 * @param placements how objects came to new places, one entry a column whose objects were relocated
 * @param warnings what a person should know of where the objects lie now
 * @param sqlStatements the statements, in order, as run or as they would be run; for work in ranges
 *     the statement of a whole table
 */
public record MigrateExternalResult(
    int columnsFound,
    int columnsMigrated,
    long rowsMigrated,
    List<Detail> details,
    List<PlacementCounts> placements,
    List<String> warnings,
    List<String> sqlStatements) {

  /**
   * Copies the lists.
   *
   * @param columnsFound external columns found
   * @param columnsMigrated columns on which something was done; 0 in a dry run
   * @param rowsMigrated rows converted; in a dry run 0
   * @param details one entry a column
   * @param placements how objects came to new places
   * @param warnings what a person should know of where the objects lie now
   * @param sqlStatements the statements, in order
   */
  public MigrateExternalResult {
    details = List.copyOf(details);
    placements = List.copyOf(placements);
    warnings = List.copyOf(warnings);
    sqlStatements = List.copyOf(sqlStatements);
  }

  /**
   * A result without relocated objects and statements.
   *
   * @param columnsFound external columns found
   * @param columnsMigrated columns on which something was done; 0 in a dry run
   * @param rowsMigrated rows converted; in a dry run 0
   * @param details one entry a column
   */
  public MigrateExternalResult(
      int columnsFound, int columnsMigrated, long rowsMigrated, List<Detail> details) {
    this(columnsFound, columnsMigrated, rowsMigrated, details, List.of(), List.of(), List.of());
  }

  /**
   * One column.
   *
   * @param table name of the table
   * @param column name of the column
   * @param store name of the store
   * @param type {@code blob}, {@code attach}, {@code filepath} or the adapted type's name
   * @param action {@code convert}, {@code finalize}, {@code drop_legacy}, {@code relocate}, {@code
   *     rollback} or {@code none}
   * @param status {@code dry_run}, {@code done} or {@code complete}
   * @param rows rows converted; in a dry run the rows that would be
   */
  public record Detail(
      String table,
      String column,
      String store,
      String type,
      String action,
      String status,
      long rows) {}
}
