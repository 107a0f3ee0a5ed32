package io.github.djtoolkit.sql.lock;

import static io.github.djtoolkit.sql.internal.meta.Tables.PROCESSLIST;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Record4;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** Statements about MySQL's named locks, which belong to a connection and end with it. */
public final class LockStatements {

  private LockStatements() {}

  /**
   * Takes a lock: 1 when it was got, 0 when another connection has it.
   *
   * @param lock name of the lock
   * @param seconds how long the server waits for it
   * @return the query
   */
  public static Select<Record1<Integer>> take(String lock, int seconds) {
    return DSL.select(DSL.function("get_lock", Integer.class, DSL.val(lock), DSL.val(seconds)));
  }

  /**
   * Gives a lock back.
   *
   * @param lock name of the lock
   * @return the query
   */
  public static Select<Record1<Integer>> release(String lock) {
    return DSL.select(DSL.function("release_lock", Integer.class, DSL.val(lock)));
  }

  /**
   * {@return whether the asking connection has the lock}
   *
   * @param lock name of the lock
   */
  public static Select<Record1<Boolean>> isMine(String lock) {
    Condition mine = holder(lock).eq(DSL.function("connection_id", Long.class));
    return DSL.select(DSL.field(mine));
  }

  /**
   * {@return connection id, user, host and start of the session that has the lock; no row where
   * nobody has it}
   *
   * @param lock name of the lock
   */
  public static Select<Record4<Long, String, String, Integer>> holderOf(String lock) {
    return DSL.select(PROCESSLIST.ID, PROCESSLIST.USER, PROCESSLIST.HOST, PROCESSLIST.TIME)
        .from(PROCESSLIST)
        .where(PROCESSLIST.ID.eq(holder(lock)));
  }

  private static Field<Long> holder(String lock) {
    return DSL.function("is_used_lock", Long.class, DSL.val(lock));
  }
}
