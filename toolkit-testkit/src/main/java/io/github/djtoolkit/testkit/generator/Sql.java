package io.github.djtoolkit.testkit.generator;

/** Quotes for a session that escapes with backslashes. */
final class Sql {

  private Sql() {}

  static String name(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  static String literal(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
