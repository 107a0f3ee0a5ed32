package io.github.djtoolkit.model.result;

import java.util.List;

/**
 * Result of a cut-over, or of taking one back.
 *
 * @param status {@code dry_run}, {@code cut_over}, {@code undone}, or {@code complete} where
 *     nothing was left to do
 * @param schemas the schemas and where their tables are
 * @param tablesMoved number of tables that got another schema's name; in a dry run, that would
 * @param rowsCaughtUp rows that were brought to the parallel schemas, since production had changed
 * @param foreignKeys foreign keys of other schemas that point at the tables that came
 * @param notes what somebody should know or do
 * @param sqlStatements the statements, in order, as run or as they would be run
 */
public record CutOverResult(
    String status,
    List<Schema> schemas,
    int tablesMoved,
    long rowsCaughtUp,
    List<String> foreignKeys,
    List<String> notes,
    List<String> sqlStatements) {

  /**
   * Copies the lists.
   *
   * @param status {@code dry_run}, {@code cut_over}, {@code undone}, or {@code complete} where
   *     nothing was left to do
   * @param schemas the schemas and where their tables are
   * @param tablesMoved number of tables that got another schema's name; in a dry run, that would
   * @param rowsCaughtUp rows that were brought to the parallel schemas, since production had
   *     changed
   * @param foreignKeys foreign keys of other schemas that point at the tables that came
   * @param notes what somebody should know or do
   * @param sqlStatements the statements, in order, as run or as they would be run
   */
  public CutOverResult {
    schemas = List.copyOf(schemas);
    foreignKeys = List.copyOf(foreignKeys);
    notes = List.copyOf(notes);
    sqlStatements = List.copyOf(sqlStatements);
  }

  /**
   * The same result with what only the run knows.
   *
   * @param rows rows that were brought to the parallel schemas
   * @param newNotes what somebody should know or do
   * @return a copy
   */
  public CutOverResult with(long rows, List<String> newNotes) {
    return new CutOverResult(
        status, schemas, tablesMoved, rows, foreignKeys, newNotes, sqlStatements);
  }

  /**
   * One schema.
   *
   * @param production name that clients use
   * @param parallel name of the schema with the new tables; after a cut-over it is empty
   * @param kept name of the schema that keeps the former tables; after an undo it is gone
   * @param tables names of the tables that are in production afterwards
   */
  public record Schema(String production, String parallel, String kept, List<String> tables) {

    /**
     * Copies the list.
     *
     * @param production name that clients use
     * @param parallel name of the schema with the new tables; after a cut-over it is empty
     * @param kept name of the schema that keeps the former tables; after an undo it is gone
     * @param tables names of the tables that are in production afterwards
     */
    public Schema {
      tables = List.copyOf(tables);
    }
  }
}
