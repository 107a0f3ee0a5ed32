package io.github.djtoolkit.model.type;

import java.util.Optional;

/**
 * The mapping from MySQL's types to the core types of DataJoint 2.x that a label names. Pure and
 * stateless.
 */
public final class CoreTypes {

  private CoreTypes() {}

  /**
   * The core type to label a numeric column with.
   *
   * @param type MySQL's type; display widths and zerofill make no difference, but {@code
   *     tinyint(1)} is {@code bool}
   * @param strategy which of the two mappings
   * @return the core type, or empty where 2.x needs no label for the type
   */
  public static Optional<String> of(NativeType type, LabelStrategy strategy) {
    if (type.isBool()) {
      return Optional.of("bool");
    }
    Optional<String> exact =
        switch (type.base()) {
          case "tinyint" -> Optional.of("int8");
          case "smallint" -> Optional.of("int16");
          case "mediumint" -> Optional.of("int24");
          case "int" -> Optional.of("int32");
          case "bigint" -> Optional.of("int64");
          case "float" -> Optional.of("float32");
          case "double" -> Optional.of("float64");
          default -> Optional.empty();
        };
    return exact
        .map(core -> type.isUnsigned() && core.startsWith("int") ? "u" + core : core)
        .map(core -> strategy == LabelStrategy.SEED ? core : declarable(core));
  }

  /**
   * Whether some values of the type do not fit the label that {@link LabelStrategy#DECLARABLE}
   * gives it.
   *
   * @param type a column's type
   * @return true for the largest unsigned type alone
   */
  public static boolean mayExceedDeclarable(NativeType type) {
    return type.base().equals("bigint") && type.isUnsigned();
  }

  private static String declarable(String core) {
    return switch (core) {
      case "uint8" -> "int16";
      case "uint16", "int24", "uint24" -> "int32";
      case "uint32", "uint64" -> "int64";
      default -> core;
    };
  }
}
