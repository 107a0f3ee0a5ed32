package io.github.djtoolkit.model.label;

import java.util.Optional;

/**
 * A column comment as DataJoint reads it: a label between two colons at the very start, then text.
 *
 * @param label the label, or empty where the comment is text alone
 * @param text the rest, exactly as stored
 */
public record ColumnComment(Optional<TypeLabel> label, String text) {

  /** MySQL's limit for a column comment, in characters. */
  public static final int MAX_LENGTH = 1024;

  /**
   * Splits a stored comment. 2.x finds a label by the pattern {@code
   * :(?P<type>[^:]+):(?P<comment>.*)}, 0.14 likewise; so a comment that starts with a colon and
   * holds no second one is text.
   *
   * @param comment the comment as MySQL stores it
   * @return label and text
   */
  public static ColumnComment parse(String comment) {
    int end = comment.startsWith(":") ? comment.indexOf(':', 1) : -1;
    if (end < 2) {
      return new ColumnComment(Optional.empty(), comment);
    }
    return new ColumnComment(
        Optional.of(TypeLabel.parse(comment.substring(1, end))), comment.substring(end + 1));
  }

  /**
   * {@return the same text under another label}
   *
   * @param newLabel the label to put before the text
   */
  public ColumnComment withLabel(TypeLabel newLabel) {
    return new ColumnComment(Optional.of(newLabel), text);
  }

  /** {@return the comment as it is stored: {@code :label:text}, or the text alone} */
  public String print() {
    return label.map(l -> ":" + l.body() + ":" + text).orElse(text);
  }

  /** {@return the length of the stored comment in characters, as MySQL counts them} */
  public int length() {
    String printed = print();
    return printed.codePointCount(0, printed.length());
  }
}
