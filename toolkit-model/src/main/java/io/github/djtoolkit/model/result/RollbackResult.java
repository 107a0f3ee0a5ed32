package io.github.djtoolkit.model.result;

import java.util.List;

/**
 * Result of a rollback.
 *
 * @param schemas one entry a schema, in the order in which they were taken back
 */
public record RollbackResult(List<Schema> schemas) {

  /**
   * Copies the list.
   *
   * @param schemas one entry a schema, in the order in which they were taken back
   */
  public RollbackResult {
    schemas = List.copyOf(schemas);
  }

  /**
   * One schema.
   *
   * @param schema name of the schema
   * @param status {@code dry_run}, {@code rolled_back} or {@code complete} where there was nothing
   *     to do
   * @param sqlStatements the statements, in order, as run or as they would be run
   */
  public record Schema(String schema, String status, List<String> sqlStatements) {

    /**
     * Copies the list.
     *
     * @param schema name of the schema
     * @param status {@code dry_run}, {@code rolled_back} or {@code complete} where there was
     *     nothing to do
     * @param sqlStatements the statements, in order, as run or as they would be run
     */
    public Schema {
      sqlStatements = List.copyOf(sqlStatements);
    }
  }
}
