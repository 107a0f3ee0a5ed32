package io.github.djtoolkit.sql.definition;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.sql.template.Literals;

/**
 * One column's line of SHOW CREATE TABLE.
 *
 * @param text the line from the quoted name to the last attribute, without the comma
 */
public record ColumnDefinition(String text) {

  private static final String COMMENT = "COMMENT ";
  private static final String CHARSET = "CHARACTER SET ";
  private static final String COLLATE = "COLLATE ";

  /** What stands for bytes that are no UTF-8. */
  static final char UNREADABLE = '\ufffd';

  /** {@return the column's name} */
  public String name() {
    int end = SqlText.endOfQuoted(text, 0);
    return text.substring(1, end - 1).replace("``", "`");
  }

  /**
   * The column's comment, unescaped.
   *
   * @return the comment; empty where there is none
   */
  public String comment() {
    int at = SqlText.indexOfKeyword(text, COMMENT);
    if (at < 0) {
      return "";
    }
    int start = at + COMMENT.length();
    return SqlText.unquote(text.substring(start, SqlText.endOfQuoted(text, start)));
  }

  /**
   * The same definition with another comment, as MODIFY takes it. A collation that the server
   * prints without a character set is the table's own; it is left out, since naming it would make
   * it the column's.
   *
   * @param comment the comment; an empty one leaves the attribute out
   * @return the definition
   * @throws ToolkitException with code {@code definition_unreadable} if the server keeps the
   *     definition in another character set than UTF-8
   */
  public ColumnDefinition withComment(String comment) {
    String bare = withoutComment().text();
    if (bare.indexOf(UNREADABLE) >= 0) {
      throw new ToolkitException(
          "definition_unreadable",
          "The definition of column `"
              + name()
              + "` holds a literal in another character set than UTF-8, so that it cannot be repeated exactly: "
              + bare
              + ". Declare the default or the expression with a literal in utf8mb4, then run again.");
    }
    String definition = SqlText.indexOfKeyword(bare, CHARSET) < 0 ? withoutCollation(bare) : bare;
    return new ColumnDefinition(
        comment.isEmpty() ? definition : definition + " " + COMMENT + Literals.quote(comment));
  }

  /**
   * The same definition without a comment, to be compared with another one.
   *
   * @return the definition as the server would print it
   */
  ColumnDefinition withoutComment() {
    int at = SqlText.indexOfKeyword(text, COMMENT);
    return at < 0
        ? this
        : new ColumnDefinition(cut(text, at, SqlText.endOfQuoted(text, at + COMMENT.length())));
  }

  private static String withoutCollation(String definition) {
    int at = SqlText.indexOfKeyword(definition, COLLATE);
    if (at < 0) {
      return definition;
    }
    int end = definition.indexOf(' ', at + COLLATE.length());
    return cut(definition, at, end < 0 ? definition.length() : end);
  }

  private static String cut(String definition, int from, int to) {
    return (definition.substring(0, from).stripTrailing()
            + " "
            + definition.substring(to).stripLeading())
        .stripTrailing();
  }
}
