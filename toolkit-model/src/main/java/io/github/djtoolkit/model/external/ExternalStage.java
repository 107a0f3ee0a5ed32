package io.github.djtoolkit.model.external;

/** How far an external column is converted. */
public enum ExternalStage {
  /** As 0.14 left it. */
  LEGACY,
  /** A JSON column {@code <column>_v2} stands beside the legacy column. */
  CONVERTED,
  /**
   * A finalize was stopped between its two renames: the legacy column is {@code <column>_v1}
   * already, the JSON column still {@code <column>_v2}. Running finalize or rollback again goes on
   * from here.
   */
  RENAMING,
  /** The JSON column has the name; the legacy column is kept as {@code <column>_v1}. */
  FINALIZED
}
