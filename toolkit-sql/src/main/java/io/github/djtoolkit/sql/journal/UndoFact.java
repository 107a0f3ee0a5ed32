package io.github.djtoolkit.sql.journal;

/**
 * Something that a step changed, as it was before.
 *
 * @param kind what it is
 * @param table name of the table
 * @param subject name of the column, key or table that changed
 * @param before how it was; the form depends on the kind
 */
public record UndoFact(Kind kind, String table, String subject, String before) {

  /** What can be taken back. */
  public enum Kind {
    /** A column's comment; {@code before} is the comment. */
    COMMENT,
    /**
     * The comment of a legacy external column, whose name changes too; {@code before} is the
     * comment.
     */
    LEGACY_COMMENT,
    /** A foreign key that was dropped; {@code before} is its child column. */
    FOREIGN_KEY,
    /** A column that was added; {@code before} is empty. */
    ADDED_COLUMN,
    /** A table that was created; {@code before} is empty. */
    CREATED_TABLE
  }
}
