package io.github.djtoolkit.sql.definition;

import io.github.djtoolkit.model.schema.SchemaMapping;

/** The line of SHOW CREATE TABLE that declares a foreign key. */
final class ForeignKeyLine {

  private static final String FOREIGN_KEY = "FOREIGN KEY ";
  private static final String REFERENCES = "REFERENCES ";

  private ForeignKeyLine() {}

  /**
   * The line with the destination in place of a source. The server names the schema only where it
   * is another one than the table's.
   */
  static String redirected(String line, SchemaMapping mapping) {
    int key = SqlText.indexOfKeyword(line, FOREIGN_KEY);
    int references = SqlText.indexOfKeyword(line, REFERENCES);
    if (key < 0 || references < key) {
      return line;
    }
    int start = references + REFERENCES.length();
    int end = SqlText.endOfQuoted(line, start);
    if (line.charAt(end) != '.') {
      return line;
    }
    String schema = line.substring(start + 1, end - 1).replace("``", "`");
    return mapping
        .destination(schema)
        .map(other -> line.substring(0, start) + SqlText.name(other) + line.substring(end))
        .orElse(line);
  }
}
