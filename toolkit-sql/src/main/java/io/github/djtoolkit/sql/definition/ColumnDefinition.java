package io.github.djtoolkit.sql.definition;

import io.github.djtoolkit.sql.template.Literals;

/**
 * One column's line of SHOW CREATE TABLE.
 *
 * @param text the line from the quoted name to the last attribute, without the comma
 */
public record ColumnDefinition(String text) {

  private static final String KEYWORD = "COMMENT ";

  /** The column's name. */
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
    int at = SqlText.indexOfKeyword(text, KEYWORD);
    if (at < 0) {
      return "";
    }
    int start = at + KEYWORD.length();
    return SqlText.unquote(text.substring(start, SqlText.endOfQuoted(text, start)));
  }

  /** The same definition with another comment; an empty one leaves the attribute out. */
  public ColumnDefinition withComment(String comment) {
    String attribute = comment.isEmpty() ? "" : KEYWORD + Literals.quote(comment);
    int at = SqlText.indexOfKeyword(text, KEYWORD);
    if (at < 0) {
      return attribute.isEmpty() ? this : new ColumnDefinition(text + " " + attribute);
    }
    String before = text.substring(0, at).stripTrailing();
    String after = text.substring(SqlText.endOfQuoted(text, at + KEYWORD.length())).strip();
    return new ColumnDefinition(
        String.join(" ", java.util.stream.Stream.of(before, attribute, after).filter(p -> !p.isEmpty()).toList()));
  }
}
