package io.github.djtoolkit.ops.internal.copy;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.sql.server.ServerStatements;
import io.github.djtoolkit.sql.session.MySqlErrors;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.sql.template.Tables;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jooq.exception.DataAccessException;

/**
 * Keeps some tables as they are while others go on reading them: LOCK TABLES … READ on a connection
 * of its own, which a heartbeat keeps alive. INSERT … SELECT has no snapshot that several
 * connections could share, so this is what makes all ranges and tables show one moment.
 * Thread-safe.
 */
public final class SourceLock implements AutoCloseable {

  private static final int ATTEMPTS = 6;
  private static final int HEARTBEAT_SECONDS = 10;

  private final Optional<SqlSession> session;
  private final long connection;
  private final ScheduledExecutorService heartbeat =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "djtoolkit-source-lock");
            thread.setDaemon(true);
            return thread;
          });

  private SourceLock(Optional<SqlSession> session, long connection) {
    this.session = session;
    this.connection = connection;
  }

  /**
   * Locks nothing.
   *
   * @return a lock that holds nothing
   */
  public static SourceLock none() {
    return new SourceLock(Optional.empty(), 0);
  }

  /**
   * Locks tables, as soon as no transaction is open that has written to them.
   *
   * @param sessions where the lock's connection comes from
   * @param tables the tables to lock for reading
   * @param listener is told when somebody keeps the tables busy
   * @return the lock; closing it frees the tables
   * @throws ToolkitException with code {@code source_busy} if such a transaction does not end
   */
  public static SourceLock take(
      SqlSessions sessions, Collection<TableName> tables, ProgressListener listener) {
    SqlSession session = sessions.open();
    try {
      long id = session.db().fetchValue(ServerStatements.connectionId());
      lock(session, tables, listener);
      SourceLock lock = new SourceLock(Optional.of(session), id);
      ScheduledFuture<?> unused =
          lock.heartbeat.scheduleWithFixedDelay(
              lock::isHeld, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
      return lock;
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private static void lock(
      SqlSession session, Collection<TableName> tables, ProgressListener listener) {
    for (int attempt = 1; ; attempt++) {
      try {
        session.db().execute(Tables.lockForReading(tables));
        return;
      } catch (DataAccessException e) {
        if (!MySqlErrors.isLockWaitTimeout(e)) {
          throw e;
        }
        if (attempt == ATTEMPTS) {
          throw new ToolkitException(
              "source_busy",
              "Transactions that have written to the source tables do not end, so the source cannot be kept still. Find them in"
                  + " sys.innodb_lock_waits, performance_schema.metadata_locks or SHOW PROCESSLIST and let them end, or copy"
                  + " live.",
              e);
        }
        listener.warned(
            "The source is being written to; attempt "
                + (attempt + 1)
                + " of "
                + ATTEMPTS
                + " to keep it still");
      }
    }
  }

  /**
   * Checks that the tables are still locked.
   *
   * @throws ToolkitException with code {@code lock_lost} if they are not
   */
  public void assertHeld() {
    if (!isHeld()) {
      throw new ToolkitException(
          "lock_lost",
          "The connection that kept the source still has ended, so the rows copied may be from different moments. If nothing"
              + " wrote to the source, run the same command again; it goes on. Else empty the destination's tables first.");
    }
  }

  private boolean isHeld() {
    if (session.isEmpty()) {
      return true;
    }
    try {
      synchronized (this) {
        return session.get().db().fetchValue(ServerStatements.connectionId()) == connection;
      }
    } catch (DataAccessException e) {
      return false;
    }
  }

  @Override
  public void close() {
    heartbeat.shutdownNow();
    session.ifPresent(
        s -> {
          synchronized (this) {
            try {
              s.db().execute(Tables.unlock());
            } catch (DataAccessException e) {
              // the connection is gone, and the lock with it
            } finally {
              s.close();
            }
          }
        });
  }
}
