package io.github.djtoolkit.model.result;

import java.util.List;

/**
 * Result of dropping schemas that kept the former tables of production.
 *
 * @param status {@code dry_run}, {@code dropped}, or {@code complete} where nothing was left to do
 * @param schemas the schemas
 * @param tablesDropped number of tables that were dropped, those that the toolkit kept about itself
 *     left out; in a dry run, that would be
 * @param notes what stands in the way as long as it lasts; filled by a dry run
 * @param sqlStatements the statements, in order, as run or as they would be run
 */
public record DropKeptResult(
    String status,
    List<Schema> schemas,
    int tablesDropped,
    List<String> notes,
    List<String> sqlStatements) {

  /**
   * Copies the lists.
   *
   * @param status {@code dry_run}, {@code dropped}, or {@code complete} where nothing was left to
   *     do
   * @param schemas the schemas
   * @param tablesDropped number of tables that were dropped, those that the toolkit kept about
   *     itself left out; in a dry run, that would be
   * @param notes what stands in the way as long as it lasts; filled by a dry run
   * @param sqlStatements the statements, in order, as run or as they would be run
   */
  public DropKeptResult {
    schemas = List.copyOf(schemas);
    notes = List.copyOf(notes);
    sqlStatements = List.copyOf(sqlStatements);
  }

  /**
   * One schema.
   *
   * @param kept name of the schema that is dropped
   * @param production name of the schema whose former tables it kept
   * @param tables names of its tables
   */
  public record Schema(String kept, String production, List<String> tables) {

    /**
     * Copies the list.
     *
     * @param kept name of the schema that is dropped
     * @param production name of the schema whose former tables it kept
     * @param tables names of its tables
     */
    public Schema {
      tables = List.copyOf(tables);
    }
  }
}
