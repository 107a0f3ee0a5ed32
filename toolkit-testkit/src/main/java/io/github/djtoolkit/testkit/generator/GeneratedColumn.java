package io.github.djtoolkit.testkit.generator;

/**
 * A column of a generated table.
 *
 * @param name its name, unquoted
 * @param definition type and attributes as CREATE TABLE takes them, without the comment
 * @param comment its comment; empty for none
 */
public record GeneratedColumn(String name, String definition, String comment) {

  /**
   * The same column with another comment.
   *
   * @param newComment the comment; empty for none
   * @return a copy
   */
  public GeneratedColumn withComment(String newComment) {
    return new GeneratedColumn(name, definition, newComment);
  }

  String sql() {
    String attribute = comment.isEmpty() ? "" : " COMMENT " + Sql.literal(comment);
    return Sql.name(name) + " " + definition + attribute;
  }
}
