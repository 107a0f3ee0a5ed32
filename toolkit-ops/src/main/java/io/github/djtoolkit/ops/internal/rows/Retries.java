package io.github.djtoolkit.ops.internal.rows;

import io.github.djtoolkit.sql.session.MySqlErrors;
import java.util.function.LongSupplier;
import org.jooq.exception.DataAccessException;

/** Runs a statement again that lost against another session's locks. */
public final class Retries {

  private static final int ATTEMPTS = 5;

  private Retries() {}

  /**
   * Runs a statement up to five times.
   *
   * @param statement the statement, which changes nothing when it fails
   * @return what it returns
   */
  public static long onLocks(LongSupplier statement) {
    for (int attempt = 1; ; attempt++) {
      try {
        return statement.getAsLong();
      } catch (DataAccessException e) {
        if (attempt == ATTEMPTS || !MySqlErrors.isTransient(e)) {
          throw e;
        }
      }
    }
  }
}
