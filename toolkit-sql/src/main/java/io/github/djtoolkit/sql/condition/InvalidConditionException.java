package io.github.djtoolkit.sql.condition;

import io.github.djtoolkit.model.ToolkitException;

/** A text is not exactly one condition on the columns of a table. */
public final class InvalidConditionException extends ToolkitException {

  private static final long serialVersionUID = 1L;

  private static final int SHOWN = 30;

  InvalidConditionException(String condition, int position, String reason) {
    super(
        "invalid_condition",
        "The condition cannot be used: "
            + reason
            + place(condition, position)
            + ". Give one condition on the table's columns, such as subject_id > 5 AND session_date < \"2020-01-01\".");
  }

  private static String place(String condition, int position) {
    if (position >= condition.length()) {
      return " at its end";
    }
    int end = Math.min(condition.length(), position + SHOWN);
    return " at character " + (position + 1) + ", \"" + condition.substring(position, end) + "\"";
  }
}
