package io.github.djtoolkit.model.schema;

/**
 * DataJoint's tier of a table, which its name alone tells. The prefixes are the same in 0.14 and
 * 2.x: none is manual, {@code #} lookup, {@code _} imported, {@code __} computed, {@code ~} hidden;
 * a {@code __} inside the name makes a part of any of the visible tiers.
 */
public enum TableTier {
  /** A table that people fill. */
  MANUAL,
  /** A table of fixed contents, {@code #name}. */
  LOOKUP,
  /** A table filled from outside the database, {@code _name}. */
  IMPORTED,
  /** A table filled from the database alone, {@code __name}. */
  COMPUTED,
  /** A part of another table, {@code master__part}. */
  PART,
  /** A table that DataJoint keeps for itself, {@code ~name}. */
  HIDDEN;

  /**
   * Reads the tier from a table's name.
   *
   * @param table name of the table in MySQL
   * @return the tier; any name has one
   */
  public static TableTier of(String table) {
    if (table.startsWith("~")) {
      return HIDDEN;
    }
    String body = table.replaceFirst("^(#|__|_)", "");
    int separator = body.indexOf("__");
    if (separator > 0 && separator + 2 < body.length()) {
      return PART;
    }
    return switch (table.substring(0, table.length() - body.length())) {
      case "#" -> LOOKUP;
      case "__" -> COMPUTED;
      case "_" -> IMPORTED;
      default -> MANUAL;
    };
  }

  /**
   * {@return whether {@code populate} fills tables of this tier, so that they hold job metadata}
   */
  public boolean isPopulated() {
    return this == IMPORTED || this == COMPUTED;
  }
}
