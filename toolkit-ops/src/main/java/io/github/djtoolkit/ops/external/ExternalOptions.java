package io.github.djtoolkit.ops.external;

import io.github.djtoolkit.ops.run.Execution;
import java.util.Map;

/**
 * How external columns are converted.
 *
 * @param execution whether to carry it out
 * @param finish how far to go
 * @param origin name of the schema that wrote the objects, which is part of their paths; empty
 *     means the one that a copy remembers, or the schema's own name
 * @param placement where objects lie afterwards
 * @param newStoreNames new name of stores that have another one in 2.x, by the name that they had
 *     in 0.14
 */
public record ExternalOptions(
    Execution execution,
    Finish finish,
    String origin,
    Placement placement,
    Map<String, String> newStoreNames) {

  /**
   * Copies the map.
   *
   * @param execution whether to carry it out
   * @param finish how far to go
   * @param origin name of the schema that wrote the objects, which is part of their paths; empty
   *     means the one that a copy remembers, or the schema's own name
   * @param placement where objects lie afterwards
   * @param newStoreNames new name of stores that have another one in 2.x, by the name that they had
   *     in 0.14
   */
  public ExternalOptions {
    newStoreNames = Map.copyOf(newStoreNames);
  }

  /**
   * Objects stay in place, and stores keep their names.
   *
   * @param execution whether to carry it out
   * @param finish how far to go
   * @param origin name of the schema that wrote the objects; empty for its own
   */
  public ExternalOptions(Execution execution, Finish finish, String origin) {
    this(execution, finish, origin, Placement.IN_PLACE, Map.of());
  }

  /** How far to go. */
  public enum Finish {
    /** Step 1 alone: the JSON columns stand beside the legacy ones. */
    CONVERT,
    /** Also give the JSON columns the names; keep the legacy columns. */
    FINALIZE,
    /** Also drop the legacy columns. */
    DROP_LEGACY
  }

  /** {@return a dry run of step 1} */
  public static ExternalOptions dryRun() {
    return new ExternalOptions(Execution.DRY_RUN, Finish.CONVERT, "");
  }

  /**
   * {@return the same options, carried out or not}
   *
   * @param newExecution whether to carry them out
   */
  public ExternalOptions with(Execution newExecution) {
    return new ExternalOptions(newExecution, finish, origin, placement, newStoreNames);
  }

  /**
   * {@return the same options, going as far as given}
   *
   * @param newFinish how far
   */
  public ExternalOptions with(Finish newFinish) {
    return new ExternalOptions(execution, newFinish, origin, placement, newStoreNames);
  }

  /**
   * The same options with objects lying where given.
   *
   * @param newPlacement where objects lie afterwards
   * @return the options
   */
  public ExternalOptions with(Placement newPlacement) {
    return new ExternalOptions(execution, finish, origin, newPlacement, newStoreNames);
  }

  /**
   * The same options for objects that another schema wrote.
   *
   * @param newOrigin name of the schema that wrote the objects
   * @return the options
   */
  public ExternalOptions withOrigin(String newOrigin) {
    return new ExternalOptions(execution, finish, newOrigin, placement, newStoreNames);
  }

  /**
   * The same options with other names for some stores.
   *
   * @param newNames name in 2.x by name in 0.14
   * @return the options
   */
  public ExternalOptions withNewStoreNames(Map<String, String> newNames) {
    return new ExternalOptions(execution, finish, origin, placement, newNames);
  }
}
