package io.github.djtoolkit.ops.internal.column;

import io.github.djtoolkit.model.label.ColumnComment;
import io.github.djtoolkit.model.label.TypeLabel;
import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.schema.TableName;
import java.util.Optional;

/**
 * What was found about the label of one column.
 *
 * @param table the column's table
 * @param column the column
 * @param state what is to become of it
 * @param label the label that it has or gets
 * @param reason why; empty where the state says it all
 */
public record ColumnLabel(
    TableName table, Column column, State state, TypeLabel label, String reason) {

  /** What is to become of a column. */
  public enum State {
    /** It gets the label. */
    NEEDED,
    /** It has a label that 2.x understands. */
    PRESENT,
    /** It is an external column, or was one; labels are not its matter. */
    EXTERNAL,
    /** It has a label that does not fit, and stays as it is. */
    UNKNOWN
  }

  /**
   * The comment that the column gets. The label of an attachment in the table is replaced; any
   * other comment is kept whole behind the new label.
   *
   * @return the comment as it will be stored
   */
  public String wantedComment() {
    ColumnComment present = column.parsedComment();
    boolean replaced = present.label().filter(TypeLabel.Legacy.class::isInstance).isPresent();
    String text = replaced ? present.text() : column.comment();
    return new ColumnComment(Optional.of(label), text).print();
  }

  /**
   * Table and column for a message.
   *
   * @return {@code schema.table.column}
   */
  public String where() {
    return table.dotted() + "." + column.name();
  }
}
