package io.github.djtoolkit.ops.internal.copy;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.sql.session.MySqlErrors;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/** Says what a refused INSERT means for a copy, and the way out. */
final class CopyErrors {

  private CopyErrors() {}

  static RuntimeException explain(DSLContext db, CopySubject subject, DataAccessException failure) {
    String server = serverMessage(failure);
    return switch (MySqlErrors.number(failure).orElse(0)) {
      case 1062 ->
          of(
              "row_conflict",
              subject.name()
                  + " refuses a row: "
                  + server
                  + ". Another row of the destination has this value in a unique key, or somebody else writes to it. Rows are never"
                  + " overwritten: delete that row, or leave the other out by a condition.",
              failure);
      case 1451, 1452 ->
          of(
              "missing_parents",
              subject.name()
                  + " refuses a row whose parent is missing: "
                  + server
                  + ". "
                  + String.join(". ", MissingParents.find(db, subject.copied(), k -> true))
                  + ". Copy the parents first, or in the same call.",
              failure);
      case 1044, 1045, 1142, 1143, 1227 ->
          of(
              "missing_privilege",
              "The user may not copy into "
                  + subject.name()
                  + ": "
                  + server
                  + ". Ask an administrator for the privilege, or work as another user.",
              failure);
      case 1048, 1263, 1264, 1265, 1292, 1364, 1366, 1406, 3140, 3819, 4025, 1526, 1748 ->
          of(
              "value_refused",
              subject.name()
                  + " does not take a value of "
                  + subject.source()
                  + ": "
                  + server
                  + ". Change the column or the check of the destination, or leave the row out by a condition.",
              failure);
      default -> failure;
    };
  }

  private static ToolkitException of(String code, String message, DataAccessException failure) {
    return new ToolkitException(code, message, failure);
  }

  /** What the server said, without its last dot. */
  static String serverMessage(DataAccessException failure) {
    SQLException cause = failure.getCause(SQLException.class);
    String message = String.valueOf(cause == null ? failure.getMessage() : cause.getMessage());
    return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
  }
}
