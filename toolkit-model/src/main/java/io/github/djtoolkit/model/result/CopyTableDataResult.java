package io.github.djtoolkit.model.result;

import java.util.List;

/**
 * Result of operation 14, copy_table_data.
 *
 * @param rowsCopied rows that this call wrote; 0 in a dry run
 * @param timeTaken how long the call took, in seconds
 * @param details one entry a table, in the order in which they were copied
 */
public record CopyTableDataResult(long rowsCopied, double timeTaken, List<Detail> details) {

  /**
   * Copies the list.
   *
   * @param rowsCopied rows that this call wrote; 0 in a dry run
   * @param timeTaken how long the call took, in seconds
   * @param details one entry a table, in the order in which they were copied
   */
  public CopyTableDataResult {
    details = List.copyOf(details);
  }

  /**
   * One table.
   *
   * @param source the source, {@code schema.table}
   * @param destination the destination, {@code schema.table}
   * @param status {@code dry_run}, {@code copied}, or {@code complete} where all rows were there
   * @param rows rows that this call wrote
   * @param sqlStatements what was run, or would be, as one statement a table where rows are copied
   *     in ranges
   */
  public record Detail(
      String source, String destination, String status, long rows, List<String> sqlStatements) {

    /**
     * Copies the list.
     *
     * @param source the source, {@code schema.table}
     * @param destination the destination, {@code schema.table}
     * @param status {@code dry_run}, {@code copied}, or {@code complete} where all rows were there
     * @param rows rows that this call wrote
     * @param sqlStatements what was run, or would be, as one statement a table where rows are
     *     copied in ranges
     */
    public Detail {
      sqlStatements = List.copyOf(sqlStatements);
    }
  }
}
