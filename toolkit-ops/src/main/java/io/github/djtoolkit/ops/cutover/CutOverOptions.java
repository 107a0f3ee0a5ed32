package io.github.djtoolkit.ops.cutover;

import io.github.djtoolkit.ops.run.Execution;

/**
 * How schemas are cut over.
 *
 * @param execution whether to carry it out
 * @param verify whether the parallel schemas must pass verify_schema_v20 first
 * @param keptSuffix what is appended to the name of a production schema, to name the schema that
 *     keeps its former tables
 * @param otherTables whether the parallel schemas may have other tables than production
 * @param catchUp what may be done to rows of the parallel schemas that differ from production's
 */
public record CutOverOptions(
    Execution execution, boolean verify, String keptSuffix, boolean otherTables, Extent catchUp) {

  /** What may be done to rows of the parallel schemas, so that they become those of production. */
  public enum Extent {
    /** Rows that production has alone are added. Whatever else differs is an error. */
    MISSING,
    /**
     * Production is the truth: rows that production has alone are added, those that it has with
     * other values get these, and those that it does not have are deleted.
     */
    ALL
  }

  /** What names kept schemas where nothing else is said. */
  public static final String SUFFIX = "_before";

  /**
   * A dry run that verifies.
   *
   * @return the options
   */
  public static CutOverOptions dryRun() {
    return new CutOverOptions(Execution.DRY_RUN, true, SUFFIX, false, Extent.MISSING);
  }

  /**
   * The same options, carried out or not.
   *
   * @param newExecution whether to carry it out
   * @return a copy with that setting
   */
  public CutOverOptions with(Execution newExecution) {
    return new CutOverOptions(newExecution, verify, keptSuffix, otherTables, catchUp);
  }

  /**
   * The same options, with or without verification.
   *
   * @param newVerify whether the parallel schemas must pass verification
   * @return a copy with that setting
   */
  public CutOverOptions verified(boolean newVerify) {
    return new CutOverOptions(execution, newVerify, keptSuffix, otherTables, catchUp);
  }

  /**
   * The same options with another suffix.
   *
   * @param newSuffix what the kept schemas' names end in
   * @return a copy with that setting
   */
  public CutOverOptions keptAs(String newSuffix) {
    return new CutOverOptions(execution, verify, newSuffix, otherTables, catchUp);
  }

  /**
   * The same options for parallel schemas that may have other tables than production.
   *
   * @return a copy with that setting
   */
  public CutOverOptions withOtherTables() {
    return new CutOverOptions(execution, verify, keptSuffix, true, catchUp);
  }

  /**
   * The same options with another extent of the catch-up.
   *
   * @param newCatchUp what may be done to rows of the parallel schemas
   * @return a copy with that setting
   */
  public CutOverOptions catchingUp(Extent newCatchUp) {
    return new CutOverOptions(execution, verify, keptSuffix, otherTables, newCatchUp);
  }
}
