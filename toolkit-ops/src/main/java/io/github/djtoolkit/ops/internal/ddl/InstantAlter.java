package io.github.djtoolkit.ops.internal.ddl;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.session.MySqlErrors;
import io.github.djtoolkit.sql.template.Alter;
import org.jooq.exception.DataAccessException;

/** Runs an ALTER TABLE that must not touch a row. Stateless. */
public final class InstantAlter {

  private InstantAlter() {}

  /**
   * Runs the statement with ALGORITHM=INSTANT. Some tables refuse it: on 9.7 those with a stored
   * generated column over a utf8mb4_bin one, everywhere those of a few storage engines, and those
   * that had 64 instant columns added or dropped.
   *
   * @param context the run's connection
   * @param table the table
   * @param alter the statement
   * @param rebuild whether a table that refuses is written anew
   * @throws ToolkitException with code {@code instant_refused} if the table refuses and may not be
   *     written anew; nothing is changed then
   */
  public static void run(StepContext context, TableName table, Alter alter, boolean rebuild) {
    try {
      context.ddl().execute(table, alter.instant());
    } catch (DataAccessException e) {
      if (!MySqlErrors.isAlgorithmRefused(e)) {
        throw e;
      }
      if (!rebuild) {
        throw refused(table, e);
      }
      context.listener().warned(table + " refuses an instant change and is written anew.");
      context.ddl().execute(table, alter.copy());
    }
  }

  private static ToolkitException refused(TableName table, DataAccessException failure) {
    String reason =
        String.valueOf(failure.getCause() == null ? failure : failure.getCause().getMessage());
    return new ToolkitException(
        "instant_refused",
        "The server does not change "
            + table
            + " without writing it anew: "
            + reason
            + " Nothing of the table was changed. Allow tables to be rebuilt, which takes time and space"
            + " and keeps writers out, or rebuild it with OPTIMIZE TABLE first.",
        failure);
  }
}
