package io.github.djtoolkit.ops.external;

import io.github.djtoolkit.ops.run.Execution;
import java.util.Map;

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
 * @param newStoreNames name in 2.x by name in 0.14, of stores that have another one
 */
public record PointerOptions(
    Execution execution,
    String table,
    String attribute,
    String sourceStore,
    String destStore,
    boolean copyFiles,
    Placement placement,
    String origin,
    Map<String, String> newStoreNames) {

  /**
   * Copies the map.
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
   * @param newStoreNames name in 2.x by name in 0.14, of stores that have another one
   */
  public PointerOptions {
    newStoreNames = Map.copyOf(newStoreNames);
  }

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
        Execution.DRY_RUN,
        table,
        attribute,
        sourceStore,
        destStore,
        false,
        Placement.IN_PLACE,
        "",
        Map.of());
  }

  /**
   * The same options, carried out or not.
   *
   * @param newExecution whether to carry it out
   * @return the options
   */
  public PointerOptions with(Execution newExecution) {
    return new PointerOptions(
        newExecution,
        table,
        attribute,
        sourceStore,
        destStore,
        copyFiles,
        placement,
        origin,
        newStoreNames);
  }

  /**
   * The same options with objects lying where given.
   *
   * @param newPlacement where objects lie afterwards
   * @return the options
   */
  public PointerOptions with(Placement newPlacement) {
    return new PointerOptions(
        execution,
        table,
        attribute,
        sourceStore,
        destStore,
        copyFiles,
        newPlacement,
        origin,
        newStoreNames);
  }

  /**
   * The same options, copying objects.
   *
   * @return the options
   */
  public PointerOptions copyingFiles() {
    return new PointerOptions(
        execution,
        table,
        attribute,
        sourceStore,
        destStore,
        true,
        placement,
        origin,
        newStoreNames);
  }

  /**
   * The same options for objects that another schema wrote.
   *
   * @param newOrigin name of the schema that wrote the objects
   * @return the options
   */
  public PointerOptions withOrigin(String newOrigin) {
    return new PointerOptions(
        execution,
        table,
        attribute,
        sourceStore,
        destStore,
        copyFiles,
        placement,
        newOrigin,
        newStoreNames);
  }

  /**
   * The same options with other names for some stores.
   *
   * @param newNames name in 2.x by name in 0.14
   * @return the options
   */
  public PointerOptions withNewStoreNames(Map<String, String> newNames) {
    return new PointerOptions(
        execution,
        table,
        attribute,
        sourceStore,
        destStore,
        copyFiles,
        placement,
        origin,
        newNames);
  }

  /**
   * Name that the source store has in 2.x.
   *
   * @return the store that converted values name
   */
  public String convertedStore() {
    return newStoreNames.getOrDefault(sourceStore, sourceStore);
  }
}
