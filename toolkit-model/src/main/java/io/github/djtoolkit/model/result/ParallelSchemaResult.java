package io.github.djtoolkit.model.result;

import java.util.List;

/**
 * Result of operation 13, create_parallel_schema, for one schema.
 *
 * @param tablesCreated number of tables that the copy has; in a dry run, that it would have
 * @param dataCopied whether the rows were copied, too
 * @param tables their names
 * @param source the schema that was copied
 * @param destination the copy
 * @param status {@code dry_run} or {@code created}
 * @param views names of views that the copy has
 * @param triggers names of triggers that the copy has
 * @param keptForeignKeys foreign keys that lead to schemas which are not copied along
 * @param notCopied what the copy lacks
 * @param sqlStatements the statements, in order, as run or as they would be run
 */
public record ParallelSchemaResult(
    int tablesCreated,
    boolean dataCopied,
    List<String> tables,
    String source,
    String destination,
    String status,
    List<String> views,
    List<String> triggers,
    List<KeptForeignKey> keptForeignKeys,
    List<NotCopied> notCopied,
    List<String> sqlStatements) {

  /**
   * Copies the lists.
   *
   * @param tablesCreated number of tables that the copy has; in a dry run, that it would have
   * @param dataCopied whether the rows were copied, too
   * @param tables their names
   * @param source the schema that was copied
   * @param destination the copy
   * @param status {@code dry_run} or {@code created}
   * @param views names of views that the copy has
   * @param triggers names of triggers that the copy has
   * @param keptForeignKeys foreign keys that lead to schemas which are not copied along
   * @param notCopied what the copy lacks
   * @param sqlStatements the statements, in order, as run or as they would be run
   */
  public ParallelSchemaResult {
    tables = List.copyOf(tables);
    views = List.copyOf(views);
    triggers = List.copyOf(triggers);
    keptForeignKeys = List.copyOf(keptForeignKeys);
    notCopied = List.copyOf(notCopied);
    sqlStatements = List.copyOf(sqlStatements);
  }

  /**
   * A foreign key of the copy that leads to the same table as the original's.
   *
   * @param table the table of the copy
   * @param constraint name of the foreign key
   * @param references the referenced table with its schema
   */
  public record KeptForeignKey(String table, String constraint, String references) {}

  /**
   * Something of the source that the copy lacks.
   *
   * @param kind {@code function}, {@code procedure}, {@code event} or {@code view}
   * @param name its name
   * @param reason why
   */
  public record NotCopied(String kind, String name, String reason) {}
}
