package io.github.djtoolkit.model.result;

import java.util.List;
import java.util.Optional;

/**
 * Result of operation 17, restore_schema.
 *
 * @param tablesRestored number of tables, hidden ones included
 * @param rowsRestored number of rows, each of them proved; in a dry run those that the backup says
 *     it has
 * @param backup name of the backup
 * @param destination the schema that was restored
 * @param status {@code dry_run} or {@code restored}
 * @param replaced the schema that keeps what the destination held before; empty where it held
 *     nothing
 * @param sqlStatements the statements, in order, as run or as they would be run, those that copy
 *     rows left out
 */
public record RestoreResult(
    int tablesRestored,
    long rowsRestored,
    String backup,
    String destination,
    String status,
    Optional<String> replaced,
    List<String> sqlStatements) {

  /**
   * Copies the list.
   *
   * @param tablesRestored number of tables, hidden ones included
   * @param rowsRestored number of rows, each of them proved; in a dry run those that the backup
   *     says it has
   * @param backup name of the backup
   * @param destination the schema that was restored
   * @param status {@code dry_run} or {@code restored}
   * @param replaced the schema that keeps what the destination held before; empty where it held
   *     nothing
   * @param sqlStatements the statements, in order, as run or as they would be run, those that copy
   *     rows left out
   */
  public RestoreResult {
    sqlStatements = List.copyOf(sqlStatements);
  }
}
