package io.github.djtoolkit.storage;

/** What became of a removal. */
public enum Removal {
  /** The object was the expected one and is gone. */
  REMOVED,
  /** There was no object. */
  ABSENT,
  /** The object differs from the expected one, and was left as it is. */
  KEPT
}
