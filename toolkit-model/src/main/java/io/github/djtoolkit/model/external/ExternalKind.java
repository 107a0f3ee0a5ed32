package io.github.djtoolkit.model.external;

/** What an external column of 0.14 holds. */
public enum ExternalKind {
  /** A serialized value, {@code blob@store}. */
  BLOB,
  /** A file with its name, {@code attach@store}. */
  ATTACH,
  /** A file at a path of its own, {@code filepath@store}. */
  FILEPATH,
  /** An adapted type over one of the others; only the tracking rows tell over which. */
  ADAPTED
}
