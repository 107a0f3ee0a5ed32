package io.github.djtoolkit.model.schema;

import io.github.djtoolkit.model.label.ColumnComment;
import io.github.djtoolkit.model.type.NativeType;
import java.util.Optional;

/**
 * A column with everything that its definition holds.
 *
 * @param name name of the column
 * @param position place in the table, from 1
 * @param type MySQL's type
 * @param nullable whether NULL may be stored
 * @param defaultValue default as information_schema shows it; good to look at, not to build a
 *     definition from
 * @param extra information_schema's EXTRA, such as {@code auto_increment} or {@code on update
 *     CURRENT_TIMESTAMP}
 * @param collation collation of a string column
 * @param generation expression of a generated column
 * @param comment the comment as stored
 */
public record Column(
    String name,
    int position,
    NativeType type,
    boolean nullable,
    Optional<String> defaultValue,
    String extra,
    Optional<String> collation,
    Optional<String> generation,
    String comment) {

  /** {@return the comment, parsed into label and text} */
  public ColumnComment parsedComment() {
    return ColumnComment.parse(comment);
  }

  /** {@return whether MySQL computes the value} */
  public boolean isGenerated() {
    return generation.isPresent();
  }

  /**
   * {@return whether the server counts the value up} 2.x describes such a column with a label as
   * {@code int64 auto_increment}, which it cannot declare again; without a label it can.
   */
  public boolean isAutoIncrement() {
    return extra.toLowerCase(java.util.Locale.ROOT).contains("auto_increment");
  }

  /** {@return whether the value moves by itself when another column of the row is updated} */
  public boolean isUpdatedByRowChange() {
    return extra.toLowerCase(java.util.Locale.ROOT).contains("on update");
  }

  /** {@return whether DataJoint hides the column: its name starts with {@code _}} */
  public boolean isHidden() {
    return name.startsWith("_");
  }
}
