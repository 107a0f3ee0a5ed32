package io.github.djtoolkit.ops.external;

import io.github.djtoolkit.ops.run.Execution;

/**
 * Which column's values are to name other places, and which.
 *
 * @param execution whether to carry it out
 * @param table name of the table, as MySQL has it
 * @param attribute name of the column before the migration
 * @param sourceStore store that the values name now
 * @param destStore store that they are to name; may be the same
 * @param copyFiles whether objects are copied; else they must be in the other store already
 * @param placement whether objects keep their paths or go to 2.x's own places
 * @param origin name of the schema that wrote the objects; empty means the one that a copy
 *     remembers, or the schema's own name
 */
public record PointerOptions(
    Execution execution,
    String table,
    String attribute,
    String sourceStore,
    String destStore,
    boolean copyFiles,
    Placement placement,
    String origin) {

  /**
   * A dry run in place, which copies nothing.
   *
   * @param table name of the table, as MySQL has it
   * @param attribute name of the column before the migration
   * @param sourceStore store that the values name now
   * @param destStore store that they are to name
   * @return the options
   */
  public static PointerOptions dryRun(
      String table, String attribute, String sourceStore, String destStore) {
    return new PointerOptions(
        Execution.DRY_RUN, table, attribute, sourceStore, destStore, false, Placement.IN_PLACE, "");
  }

  /**
   * The same options, carried out or not.
   *
   * @param newExecution whether to carry it out
   * @return the options
   */
  public PointerOptions with(Execution newExecution) {
    return new PointerOptions(
        newExecution, table, attribute, sourceStore, destStore, copyFiles, placement, origin);
  }

  /**
   * The same options with objects lying where given.
   *
   * @param newPlacement where objects lie afterwards
   * @return the options
   */
  public PointerOptions with(Placement newPlacement) {
    return new PointerOptions(
        execution, table, attribute, sourceStore, destStore, copyFiles, newPlacement, origin);
  }

  /**
   * The same options, copying objects.
   *
   * @return the options
   */
  public PointerOptions copyingFiles() {
    return new PointerOptions(
        execution, table, attribute, sourceStore, destStore, true, placement, origin);
  }

  /**
   * The same options for objects that another schema wrote.
   *
   * @param newOrigin name of the schema that wrote the objects
   * @return the options
   */
  public PointerOptions withOrigin(String newOrigin) {
    return new PointerOptions(
        execution, table, attribute, sourceStore, destStore, copyFiles, placement, newOrigin);
  }
}
