package io.github.djtoolkit.ops.run;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.sql.lock.LockStatements;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jooq.exception.DataAccessException;

/**
 * The lock that keeps two runs of the toolkit away from one schema, or from several at once. It
 * lives on a connection of its own, which a heartbeat keeps alive; a run asks {@link #assertHeld}
 * before each step, so that a lost lock ends it. Thread-safe.
 */
public final class SchemaLock implements AutoCloseable {

  private static final int HEARTBEAT_SECONDS = 10;

  private final List<String> schemas;
  private final SqlSession session;
  private final ScheduledExecutorService heartbeat;

  private SchemaLock(List<String> schemas, SqlSession session) {
    this.schemas = List.copyOf(schemas);
    this.session = session;
    this.heartbeat =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "djtoolkit-lock");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Takes the lock of a schema.
   *
   * @param sessions where the lock's own connection comes from
   * @param schema name of the schema
   * @return the lock, to be closed
   * @throws ToolkitException with code {@code schema_locked} if another run has it; the message
   *     names its session
   */
  public static SchemaLock take(SqlSessions sessions, String schema) {
    return take(sessions, List.of(schema));
  }

  /**
   * Takes the locks of several schemas, or none.
   *
   * @param sessions where the lock's own connection comes from
   * @param schemas names of the schemas, in any order
   * @return the lock, to be closed
   * @throws ToolkitException with code {@code schema_locked} if another run has one of them; the
   *     message names its session
   */
  public static SchemaLock take(SqlSessions sessions, List<String> schemas) {
    SqlSession session = sessions.open();
    SchemaLock lock = new SchemaLock(schemas, session);
    try {
      schemas.forEach(lock::acquire);
      lock.keepAlive();
      return lock;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Checks that the lock is still there.
   *
   * @throws ToolkitException with code {@code lock_lost} if it is not
   */
  public void assertHeld() {
    if (!isHeld()) {
      throw new ToolkitException(
          "lock_lost",
          "The lock on schema `"
              + String.join("`, `", schemas)
              + "` is lost: its connection ended. Steps that are done stay done; run the command again to go on.");
    }
  }

  @Override
  public void close() {
    heartbeat.shutdownNow();
    try {
      synchronized (session) {
        schemas.forEach(s -> session.db().fetch(LockStatements.release(lockName(s))));
      }
    } catch (DataAccessException e) {
      // the connection is gone, and the lock with it
    } finally {
      session.close();
    }
  }

  private void acquire(String schema) {
    String name = lockName(schema);
    Integer taken = session.db().fetchValue(LockStatements.take(name, 1));
    if (taken == null || taken != 1) {
      String holder =
          session
              .db()
              .fetchOptional(LockStatements.holderOf(name))
              .map(r -> "connection " + r.value1() + " of " + r.value2() + " from " + r.value3())
              .orElse("a session that this user may not see");
      throw new ToolkitException(
          "schema_locked",
          "Another run works on schema `"
              + schema
              + "`: "
              + holder
              + ". Wait until it ends, or end that connection with KILL if its program is gone.");
    }
  }

  private void keepAlive() {
    ScheduledFuture<?> unused =
        heartbeat.scheduleWithFixedDelay(
            this::isHeld, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
  }

  /** All locks belong to one session and end with it, so one stands for all. */
  private boolean isHeld() {
    try {
      synchronized (session) {
        return Boolean.TRUE.equals(
            session.db().fetchValue(LockStatements.isMine(lockName(schemas.get(0)))));
      }
    } catch (DataAccessException e) {
      return false;
    }
  }

  /**
   * MySQL allows 64 characters and ignores case; a digest fits every schema name and keeps names of
   * one digest apart.
   */
  private static String lockName(String schema) {
    return "djtoolkit:" + UUID.nameUUIDFromBytes(schema.getBytes(StandardCharsets.UTF_8));
  }
}
