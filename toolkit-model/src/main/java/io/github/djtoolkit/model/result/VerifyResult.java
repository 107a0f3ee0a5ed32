package io.github.djtoolkit.model.result;

import java.util.List;

/**
 * Result of operation 18, verify_schema_v20.
 *
 * @param compatible whether 2.x reads and writes the schema right: no issue is an error
 * @param blobMarkers whether every blob column has a codec
 * @param lineageExists whether the {@code ~lineage} table exists
 * @param issues what was found, errors first
 */
public record VerifyResult(
    boolean compatible, boolean blobMarkers, boolean lineageExists, List<Issue> issues) {

  /**
   * Copies the list.
   *
   * @param compatible whether 2.x reads and writes the schema right: no issue is an error
   * @param blobMarkers whether every blob column has a codec
   * @param lineageExists whether the {@code ~lineage} table exists
   * @param issues what was found, errors first
   */
  public VerifyResult {
    issues = List.copyOf(issues);
  }

  /** How bad an issue is. */
  public enum Severity {
    /** 2.x fails or reads something wrong. */
    ERROR,
    /** 2.x works; someone should know. */
    WARNING
  }

  /**
   * One finding.
   *
   * @param severity how bad it is
   * @param code a short stable word for programs, such as {@code unlabelled_blob}
   * @param table name of the table; empty for the schema or the server
   * @param column name of the column; empty for a whole table
   * @param message what is wrong and the way out
   */
  public record Issue(
      Severity severity, String code, String table, String column, String message) {}
}
