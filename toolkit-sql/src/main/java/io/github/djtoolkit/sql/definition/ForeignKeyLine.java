package io.github.djtoolkit.sql.definition;

import io.github.djtoolkit.model.schema.SchemaMapping;

/** The line of SHOW CREATE TABLE that declares a foreign key. */
final class ForeignKeyLine {

  private static final String FOREIGN_KEY = "FOREIGN KEY ";
  private static final String REFERENCES = "REFERENCES ";

  private ForeignKeyLine() {}

  /** Whether a line declares a key into another schema than the table's. */
  static boolean leadsOutside(String line) {
    int start = schema(line);
    return start >= 0 && line.charAt(SqlText.endOfQuoted(line, start)) == '.';
  }

  /**
   * The line with the destination in place of a source. The server names the schema only where it
   * is another one than the table's.
   */
  static String redirected(String line, SchemaMapping mapping) {
    if (!leadsOutside(line)) {
      return line;
    }
    int start = schema(line);
    int end = SqlText.endOfQuoted(line, start);
    String schema = line.substring(start + 1, end - 1).replace("``", "`");
    return mapping
        .destination(schema)
        .map(other -> line.substring(0, start) + SqlText.name(other) + line.substring(end))
        .orElse(line);
  }

  /** Where the referenced table's name begins, or -1. */
  private static int schema(String line) {
    int key = SqlText.indexOfKeyword(line, FOREIGN_KEY);
    int references = SqlText.indexOfKeyword(line, REFERENCES);
    return key < 0 || references < key ? -1 : references + REFERENCES.length();
  }
}
