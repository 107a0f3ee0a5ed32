package io.github.djtoolkit.sql.internal.session;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.sql.session.MySqlErrors;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.Set;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.exception.DataAccessException;

/**
 * Keeps the driver from rewriting statements, makes an error of each warning that could mean a
 * changed value, and says clearly where the server has no room.
 */
public final class StatementGuard implements ExecuteListener {

  private static final long serialVersionUID = 1L;

  /**
   * Table exists, no table to drop, duplicate in INSERT IGNORE, a view whose table is gone, and a
   * definer who is gone.
   */
  private static final Set<Integer> EXPECTED = Set.of(1050, 1051, 1062, 1356, 1449);

  /**
   * What an existing definition may draw when it is sent again: deprecated syntax, widths and
   * ZEROFILL (1287, 1681), the alias utf8 (3719), NATIONAL (3720), collations of utf8mb3 and of
   * other old character sets (3778, 4079), sql_modes that were common once (3090, 3135).
   */
  private static final Set<Integer> DEPRECATED =
      Set.of(1287, 1681, 3090, 3135, 3719, 3720, 3778, 4079);

  /** An emoji in the text of a view or trigger: lost in the copy that people are shown alone. */
  private static final int LOST_IN_UTF8MB3 = 1300;

  private final boolean storedText;

  private StatementGuard(boolean storedText) {
    this.storedText = storedText;
  }

  /**
   * The guard of every session.
   *
   * @return a guard
   */
  public static StatementGuard ofSession() {
    return new StatementGuard(false);
  }

  /**
   * The guard of a statement that creates a view or a trigger.
   *
   * @return a guard that lets the server keep a poorer copy of the text beside the text
   */
  public static StatementGuard ofStoredText() {
    return new StatementGuard(true);
  }

  @Override
  public void executeStart(ExecuteContext ctx) {
    try {
      if (ctx.statement() != null) {
        ctx.statement().setEscapeProcessing(false);
      }
    } catch (SQLException e) {
      throw new DataAccessException("escape processing cannot be switched off", e);
    }
  }

  /** jOOQ asks for warnings when it closes a statement, where an exception may get lost. */
  @Override
  public void executeEnd(ExecuteContext ctx) {
    if (ctx.statement() == null) {
      return;
    }
    try {
      for (SQLWarning w = ctx.statement().getWarnings(); w != null; w = w.getNextWarning()) {
        if (!isAllowed(w.getErrorCode())) {
          throw new DataAccessException(
              "the server warns (" + w.getErrorCode() + "): " + w.getMessage());
        }
      }
    } catch (SQLException e) {
      throw new DataAccessException("warnings cannot be read", e);
    }
  }

  /** Any statement can meet this, so no operation has to expect it. */
  @Override
  public void exception(ExecuteContext ctx) {
    SQLException failure = ctx.sqlException();
    if (failure != null && MySqlErrors.isDiskFull(failure)) {
      ctx.exception(
          new ToolkitException(
              "disk_full",
              "The server has no room: "
                  + failure.getMessage()
                  + ". Give it room and run the same command again.",
              failure));
    }
  }

  private boolean isAllowed(int warning) {
    return EXPECTED.contains(warning)
        || DEPRECATED.contains(warning)
        || (storedText && warning == LOST_IN_UTF8MB3);
  }
}
