package io.github.djtoolkit.sql.server;

import io.github.djtoolkit.sql.template.Tables;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Record3;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** Questions about the server, the user and other sessions. */
public final class ServerStatements {

  private ServerStatements() {}

  /** {@return the server's version} */
  public static Select<Record1<String>> version() {
    return DSL.select(DSL.function("version", String.class));
  }

  /**
   * The number of the asking connection.
   *
   * @return one row
   */
  public static Select<Record1<Long>> connectionId() {
    return DSL.select(DSL.function("connection_id", Long.class));
  }

  /** {@return the account as which the server knows the user, such as {@code alice@%}} */
  public static Select<Record1<String>> currentUser() {
    return DSL.select(DSL.function("current_user", String.class));
  }

  /**
   * {@return whether the server writes a binary log and lets only users with SUPER create triggers}
   */
  public static Select<Record1<Boolean>> refusesTriggers() {
    return DSL.select(
        DSL.field(
            "@@global.log_bin and not @@global.log_bin_trust_function_creators", Boolean.class));
  }

  /** {@return the user's grants, active roles included, one a row} */
  public static ResultQuery<Record> grants() {
    return Tables.showGrants();
  }

  /**
   * {@return connection id, user and host of other sessions whose client is PyMySQL, as DataJoint's
   * is} Needs SELECT on performance_schema.
   */
  public static Select<Record3<Long, String, String>> pythonSessions() {
    Field<Long> id = DSL.field(DSL.name("t", "PROCESSLIST_ID"), Long.class);
    return DSL.select(
            id,
            DSL.field(DSL.name("t", "PROCESSLIST_USER"), String.class),
            DSL.field(DSL.name("t", "PROCESSLIST_HOST"), String.class))
        .from(DSL.table(DSL.name("performance_schema", "threads")).as("t"))
        .join(DSL.table(DSL.name("performance_schema", "session_connect_attrs")).as("a"))
        .on(DSL.field(DSL.name("a", "PROCESSLIST_ID"), Long.class).eq(id))
        .where(DSL.field(DSL.name("a", "ATTR_NAME"), String.class).eq("_client_name"))
        .and(DSL.field(DSL.name("a", "ATTR_VALUE"), String.class).eq("pymysql"))
        .and(id.ne(DSL.function("connection_id", Long.class)))
        .orderBy(id);
  }
}
