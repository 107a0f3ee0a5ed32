package io.github.djtoolkit.ops.internal.cutover;

import io.github.djtoolkit.model.schema.TableName;

/**
 * How the rows of a parallel table differ from those of production.
 *
 * @param table name of the table in production
 * @param parallel name of the parallel schema
 * @param missing rows that production has alone
 * @param extra rows that the parallel schema has alone
 * @param different rows with other values
 */
public record TableDifferences(
    TableName table, String parallel, long missing, long extra, long different) {

  /** Whether rows of the parallel table would have to be changed or deleted. */
  boolean isBeyondMissing() {
    return extra > 0 || different > 0;
  }

  /** What differs, for people. */
  String sentence() {
    return "of %s, %d rows are missing in `%s`, %d are there alone, and %d have other values there"
        .formatted(table, missing, parallel, extra, different);
  }
}
