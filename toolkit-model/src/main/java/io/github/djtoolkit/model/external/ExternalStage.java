package io.github.djtoolkit.model.external;

/** How far an external column is converted. */
public enum ExternalStage {
  /** As 0.14 left it. */
  LEGACY,
  /** A JSON column {@code <column>_v2} stands beside the legacy column. */
  CONVERTED,
  /** The JSON column has the name; the legacy column is kept as {@code <column>_v1}. */
  FINALIZED
}
