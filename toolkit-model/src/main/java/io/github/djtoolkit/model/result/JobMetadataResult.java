package io.github.djtoolkit.model.result;

import java.util.List;

/**
 * Result of operation 7, add_job_metadata_columns.
 *
 * @param tablesAnalyzed tables looked at
 * @param tablesModified tables that got columns; 0 in a dry run
 * @param columnsAdded columns added; 0 in a dry run
 * @param details one entry a table
 */
public record JobMetadataResult(
    int tablesAnalyzed, int tablesModified, int columnsAdded, List<Detail> details) {

  /**
   * Copies the list.
   *
   * @param tablesAnalyzed tables looked at
   * @param tablesModified tables that got columns; 0 in a dry run
   * @param columnsAdded columns added; 0 in a dry run
   * @param details one entry a table
   */
  public JobMetadataResult {
    details = List.copyOf(details);
  }

  /**
   * One table.
   *
   * @param table name of the table
   * @param status {@code dry_run}, {@code modified}, {@code complete} or {@code skipped}
   * @param columnsAdded names of the columns added, or to be added
   * @param sqlStatements the statements, in order
   */
  public record Detail(
      String table, String status, List<String> columnsAdded, List<String> sqlStatements) {

    /**
     * Copies the lists.
     *
     * @param table name of the table
     * @param status {@code dry_run}, {@code modified}, {@code complete} or {@code skipped}
     * @param columnsAdded names of the columns added, or to be added
     * @param sqlStatements the statements, in order
     */
    public Detail {
      columnsAdded = List.copyOf(columnsAdded);
      sqlStatements = List.copyOf(sqlStatements);
    }
  }
}
