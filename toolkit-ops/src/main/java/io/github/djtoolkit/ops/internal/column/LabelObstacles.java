package io.github.djtoolkit.ops.internal.column;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.label.ColumnComment;
import io.github.djtoolkit.ops.internal.column.ColumnLabel.State;
import java.util.ArrayList;
import java.util.List;

/** Finds labels that MySQL would not keep whole, before anything is changed. Pure and stateless. */
public final class LabelObstacles {

  private LabelObstacles() {}

  /**
   * What stands in the way of writing the labels.
   *
   * @param labels findings of all columns
   * @return one sentence for each obstacle, with the way out; empty where there is none
   */
  public static List<String> of(List<ColumnLabel> labels) {
    List<String> found = new ArrayList<>();
    for (ColumnLabel label : labels) {
      if (label.state() != State.NEEDED) {
        continue;
      }
      String wanted = label.wantedComment();
      int length = wanted.codePointCount(0, wanted.length());
      if (length > ColumnComment.MAX_LENGTH) {
        found.add(
            label.where()
                + ": the comment would have "
                + length
                + " characters with the label :"
                + label.label().body()
                + ":, and MySQL keeps "
                + ColumnComment.MAX_LENGTH
                + "; shorten it by "
                + (length - ColumnComment.MAX_LENGTH)
                + ".");
      }
      if (wanted.codePoints().anyMatch(c -> c > 0xFFFF || (c >= 0xD800 && c <= 0xDFFF))) {
        found.add(
            label.where()
                + ": the comment holds a character that MySQL's comments cannot keep (they are utf8mb3); "
                + "it would become a question mark. Take it out of the comment.");
      }
    }
    return found;
  }

  /**
   * Ends an operation that has obstacles.
   *
   * @param operation name of the operation
   * @param obstacles one sentence each
   * @throws ToolkitException with code {@code labels_refused} if there is any
   */
  public static void refuse(String operation, List<String> obstacles) {
    if (!obstacles.isEmpty()) {
      throw new ToolkitException(
          "labels_refused", operation + ": nothing was changed. " + String.join(" ", obstacles));
    }
  }
}
