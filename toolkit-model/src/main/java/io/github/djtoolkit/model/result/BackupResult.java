package io.github.djtoolkit.model.result;

import java.util.List;

/**
 * Result of operation 16, backup_schema.
 *
 * @param tablesBackedUp number of tables, hidden ones included
 * @param rowsBackedUp number of rows, each of them proved; 0 in a dry run
 * @param backupLocation name of the schema that is the backup
 * @param source the schema that was backed up
 * @param status {@code dry_run} or {@code complete}
 * @param tables one entry a table
 * @param notCopied what the backup lacks
 * @param sqlStatements the statements, in order, as run or as they would be run, those that copy
 *     rows left out
 */
public record BackupResult(
    int tablesBackedUp,
    long rowsBackedUp,
    String backupLocation,
    String source,
    String status,
    List<TableProof> tables,
    List<ParallelSchemaResult.NotCopied> notCopied,
    List<String> sqlStatements) {

  /**
   * Copies the lists.
   *
   * @param tablesBackedUp number of tables, hidden ones included
   * @param rowsBackedUp number of rows, each of them proved; 0 in a dry run
   * @param backupLocation name of the schema that is the backup
   * @param source the schema that was backed up
   * @param status {@code dry_run} or {@code complete}
   * @param tables one entry a table
   * @param notCopied what the backup lacks
   * @param sqlStatements the statements, in order, as run or as they would be run, those that copy
   *     rows left out
   */
  public BackupResult {
    tables = List.copyOf(tables);
    notCopied = List.copyOf(notCopied);
    sqlStatements = List.copyOf(sqlStatements);
  }

  /**
   * What was proved of a table.
   *
   * @param table its name
   * @param rows its rows; 0 in a dry run
   */
  public record TableProof(String table, long rows) {}
}
