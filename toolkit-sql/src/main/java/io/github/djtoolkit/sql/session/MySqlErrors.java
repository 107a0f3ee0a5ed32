package io.github.djtoolkit.sql.session;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jooq.exception.DataAccessException;

/** What MySQL's error numbers mean to the toolkit. */
public final class MySqlErrors {

  private static final int LOCK_WAIT_TIMEOUT = 1205;
  private static final int DEADLOCK = 1213;

  /**
   * Not supported; not supported with a reason; no row version left for another instant ADD or DROP
   * COLUMN.
   */
  private static final Set<Integer> ALGORITHM_REFUSED = Set.of(1845, 1846, 4092);

  /** To a schema, a table, a column. */
  private static final Set<Integer> ACCESS_DENIED = Set.of(1044, 1142, 1143);

  /** No such table, no such column, and a view that reads either. */
  private static final Set<Integer> INVALID_VIEW = Set.of(1146, 1054, 1356);

  /** A table, or the disk, has no room. */
  private static final Set<Integer> DISK_FULL = Set.of(1114, 1021);

  /** How other errors tell of a disk without room: ENOSPC. */
  private static final Pattern NO_SPACE = Pattern.compile("(errno:?|error) 28\\b|No space left");

  private MySqlErrors() {}

  /**
   * {@return the server's error number, or empty where the failure did not come from the server}
   *
   * @param failure what a statement failed with
   */
  public static Optional<Integer> number(DataAccessException failure) {
    return Optional.ofNullable(failure.getCause(SQLException.class))
        .map(SQLException::getErrorCode);
  }

  /**
   * {@return whether a statement waited for a lock in vain}
   *
   * @param failure what a statement failed with
   */
  public static boolean isLockWaitTimeout(DataAccessException failure) {
    return number(failure).filter(n -> n == LOCK_WAIT_TIMEOUT).isPresent();
  }

  /**
   * Whether the user lacks a privilege.
   *
   * @param failure the failure
   * @return true for the errors 1044, 1142 and 1143
   */
  public static boolean isAccessDenied(DataAccessException failure) {
    return number(failure).filter(ACCESS_DENIED::contains).isPresent();
  }

  /**
   * Whether the server has no room for what it is to write.
   *
   * @param failure what a statement failed with
   * @return true for the errors 1114 and 1021, and for those that name ENOSPC
   */
  public static boolean isDiskFull(SQLException failure) {
    return DISK_FULL.contains(failure.getErrorCode())
        || NO_SPACE.matcher(String.valueOf(failure.getMessage())).find();
  }

  /**
   * What the server said.
   *
   * @param failure the failure
   * @return the server's message without the statement
   */
  public static String message(DataAccessException failure) {
    SQLException cause = failure.getCause(SQLException.class);
    return cause == null
        ? String.valueOf(failure.getMessage())
        : String.valueOf(cause.getMessage());
  }

  /**
   * Whether the server refused the ALGORITHM that a statement asked for, and changed nothing.
   *
   * @param failure the failure
   * @return true for the errors 1845, 1846 and 4092
   */
  public static boolean isAlgorithmRefused(DataAccessException failure) {
    return number(failure).filter(ALGORITHM_REFUSED::contains).isPresent();
  }

  /**
   * {@return whether a view reads what does not exist}
   *
   * @param failure what a statement failed with
   */
  public static boolean isInvalidView(DataAccessException failure) {
    return number(failure).filter(INVALID_VIEW::contains).isPresent();
  }

  /**
   * {@return whether the statement may succeed if it is just run again}
   *
   * @param failure what a statement failed with
   */
  public static boolean isTransient(DataAccessException failure) {
    return number(failure).filter(n -> n == LOCK_WAIT_TIMEOUT || n == DEADLOCK).isPresent();
  }
}
