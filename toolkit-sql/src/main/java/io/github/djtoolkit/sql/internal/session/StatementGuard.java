package io.github.djtoolkit.sql.internal.session;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.Set;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.exception.DataAccessException;

/** Keeps the driver from rewriting statements, and makes an error of each warning that could mean a changed value. */
public final class StatementGuard implements ExecuteListener {

  private static final long serialVersionUID = 1L;

  /**
   * Warnings that say nothing about values: table exists (1050), unknown table in DROP IF EXISTS (1051), duplicate in INSERT
   * IGNORE (1062), deprecated syntax, display width, character set alias and collation (1287, 1681, 3719, 3778).
   */
  private static final Set<Integer> HARMLESS = Set.of(1050, 1051, 1062, 1287, 1681, 3719, 3778);

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

  @Override
  public void warning(ExecuteContext ctx) {
    for (SQLWarning w = ctx.sqlWarning(); w != null; w = w.getNextWarning()) {
      if (!HARMLESS.contains(w.getErrorCode())) {
        throw new DataAccessException(
            "the server warns (" + w.getErrorCode() + "): " + w.getMessage());
      }
    }
  }
}
