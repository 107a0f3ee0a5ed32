package io.github.djtoolkit.model.type;

/**
 * Which core type a column is labelled with. The column itself never changes, only its comment
 * does.
 */
public enum LabelStrategy {
  /**
   * One label for each native type, {@code uint8} to {@code uint64} and {@code int24} included.
   * DataJoint 2.x reads them but cannot declare them again, and its job tables fail on a key of
   * such a type.
   */
  SEED,
  /**
   * The narrowest core type that DataJoint 2.x can declare and that holds every value of the
   * column.
   */
  DECLARABLE
}
