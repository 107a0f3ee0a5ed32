package io.github.djtoolkit.sql.internal.session;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.Set;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.exception.DataAccessException;

/**
 * Keeps the driver from rewriting statements, and makes an error of each warning that could mean a
 * changed value.
 */
public final class StatementGuard implements ExecuteListener {

  private static final long serialVersionUID = 1L;

  /**
   * Table exists, no table to drop, duplicate in INSERT IGNORE, a view whose table is gone, and a
   * definer who is.
   */
  private static final Set<Integer> EXPECTED = Set.of(1050, 1051, 1062, 1356, 1449);

  /**
   * What an existing definition may draw when it is sent again: deprecated syntax, widths and
   * ZEROFILL (1287, 1681), the alias utf8 (3719), NATIONAL (3720), collations of utf8mb3 and of
   * other old character sets (3778, 4079). And a sql_mode that a trigger was created with (3090,
   * 3135).
   */
  private static final Set<Integer> DEPRECATED =
      Set.of(1287, 1681, 3719, 3720, 3778, 4079, 3090, 3135);

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
        if (!EXPECTED.contains(w.getErrorCode()) && !DEPRECATED.contains(w.getErrorCode())) {
          throw new DataAccessException(
              "the server warns (" + w.getErrorCode() + "): " + w.getMessage());
        }
      }
    } catch (SQLException e) {
      throw new DataAccessException("warnings cannot be read", e);
    }
  }
}
