package io.github.djtoolkit.ops.copy;

import io.github.djtoolkit.ops.run.Execution;
import java.util.Optional;

/**
 * How rows are copied.
 *
 * @param execution whether to carry it out
 * @param where one condition on the columns of the table, as after WHERE; empty copies all rows.
 *     Only for a single table
 * @param limit how many rows at most: the first in the order of the primary key; empty for all.
 *     Only for a single table
 * @param consistency whether the source keeps still meanwhile
 * @param origin name of the schema that wrote the objects in the stores, which is part of their
 *     paths; empty means the source, or what the source itself was copied from. It counts only
 *     where the destination is migrated already and the source is not
 */
public record CopyOptions(
    Execution execution,
    Optional<String> where,
    Optional<Long> limit,
    Consistency consistency,
    String origin) {

  /** Whether the source keeps still while it is copied. */
  public enum Consistency {
    /**
     * Everybody reads the source tables, and nobody writes them until all are copied: what is
     * copied was there at one moment. Needs LOCK TABLES on the source.
     */
    LOCKED,
    /**
     * Others may write meanwhile. Each range of rows is as it was when it was read; rows that
     * change while their table is copied may be copied in either form or not at all.
     */
    LIVE
  }

  /**
   * A dry run of all rows.
   *
   * @return the default options
   */
  public static CopyOptions dryRun() {
    return new CopyOptions(
        Execution.DRY_RUN, Optional.empty(), Optional.empty(), Consistency.LOCKED, "");
  }

  /**
   * The same options, carried out or not.
   *
   * @param newExecution whether to carry it out
   * @return the options
   */
  public CopyOptions with(Execution newExecution) {
    return new CopyOptions(newExecution, where, limit, consistency, origin);
  }

  /**
   * The same options with a source that keeps still or not.
   *
   * @param newConsistency whether it does
   * @return the options
   */
  public CopyOptions with(Consistency newConsistency) {
    return new CopyOptions(execution, where, limit, newConsistency, origin);
  }

  /**
   * The same options for the rows that satisfy a condition.
   *
   * @param condition one condition
   * @return the options
   */
  public CopyOptions where(String condition) {
    return new CopyOptions(execution, Optional.of(condition), limit, consistency, origin);
  }

  /**
   * The same options for the first rows.
   *
   * @param rows how many at most
   * @return the options
   */
  public CopyOptions limit(long rows) {
    return new CopyOptions(execution, where, Optional.of(rows), consistency, origin);
  }

  /**
   * The same options for objects that another schema wrote.
   *
   * @param schema name of that schema
   * @return the options
   */
  public CopyOptions origin(String schema) {
    return new CopyOptions(execution, where, limit, consistency, schema);
  }
}
