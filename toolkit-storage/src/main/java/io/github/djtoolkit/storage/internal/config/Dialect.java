package io.github.djtoolkit.storage.internal.config;

/** Whose configuration a file is. */
public enum Dialect {
  /** DataJoint 0.14. */
  LEGACY("0.14"),
  /** DataJoint 2.x. */
  CURRENT("2.x");

  private final String display;

  Dialect(String display) {
    this.display = display;
  }

  String display() {
    return display;
  }
}
