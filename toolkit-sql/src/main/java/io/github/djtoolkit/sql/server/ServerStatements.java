package io.github.djtoolkit.sql.server;

import static io.github.djtoolkit.sql.internal.meta.Tables.PROCESSLIST;

import io.github.djtoolkit.sql.template.Tables;
import java.util.Collection;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Record3;
import org.jooq.Record5;
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
    return DSL.select(DSL.field("current_user()", String.class));
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

  /**
   * Other sessions that hold or want a lock on a table of some schemas, an open transaction's locks
   * included, or that run a statement with one of them as default schema. Needs SELECT on
   * performance_schema.
   *
   * @param schemas names of the schemas
   * @return a query for connection id, user, host, schema and table or default schema, and the
   *     statement or what it does
   */
  public static Select<Record5<Long, String, String, String, String>> sessionsUsing(
      Collection<String> schemas) {
    Field<Long> id = DSL.field(DSL.name("t", "PROCESSLIST_ID"), Long.class);
    Field<Long> thread = DSL.field(DSL.name("t", "THREAD_ID"), Long.class);
    Field<String> command = text("t", "PROCESSLIST_COMMAND");
    Field<String> schema = text("l", "OBJECT_SCHEMA");
    Field<String> database = text("t", "PROCESSLIST_DB");
    return DSL.select(
            id,
            DSL.max(text("t", "PROCESSLIST_USER")),
            DSL.max(text("t", "PROCESSLIST_HOST")),
            DSL.coalesce(
                DSL.min(DSL.concat(schema, DSL.inline("."), text("l", "OBJECT_NAME"))),
                DSL.max(database)),
            DSL.max(DSL.coalesce(text("t", "PROCESSLIST_INFO"), command)))
        .from(DSL.table(DSL.name("performance_schema", "threads")).as("t"))
        .leftJoin(DSL.table(DSL.name("performance_schema", "metadata_locks")).as("l"))
        .on(DSL.field(DSL.name("l", "OWNER_THREAD_ID"), Long.class).eq(thread))
        .and(text("l", "OBJECT_TYPE").eq("TABLE"))
        .and(schema.in(schemas))
        .where(id.isNotNull())
        .and(id.ne(DSL.function("connection_id", Long.class)))
        .and(schema.isNotNull().or(database.in(schemas).and(command.ne("Sleep"))))
        .groupBy(id)
        .orderBy(id);
  }

  /**
   * The same, for a user who may not look into performance_schema: only sessions that run a
   * statement with one of the schemas as default schema, and without the privilege PROCESS only
   * those of the same user.
   *
   * @param schemas names of the schemas
   * @return a query of the same form
   */
  public static Select<Record5<Long, String, String, String, String>> sessionsIn(
      Collection<String> schemas) {
    return DSL.select(
            PROCESSLIST.ID.coerce(Long.class),
            PROCESSLIST.USER,
            PROCESSLIST.HOST,
            PROCESSLIST.DB,
            DSL.coalesce(PROCESSLIST.INFO, PROCESSLIST.COMMAND))
        .from(PROCESSLIST)
        .where(PROCESSLIST.DB.in(schemas))
        .and(PROCESSLIST.COMMAND.ne("Sleep"))
        .and(PROCESSLIST.ID.coerce(Long.class).ne(DSL.function("connection_id", Long.class)))
        .orderBy(PROCESSLIST.ID);
  }

  /**
   * A row of {@link #sessionsUsing} for people.
   *
   * @param row the row
   * @return who it is, from where, and what it does
   */
  public static String describe(Record5<Long, String, String, String, String> row) {
    String doing = row.value5() == null ? "" : row.value5().strip();
    return "connection "
        + row.value1()
        + " of "
        + row.value2()
        + " from "
        + row.value3()
        + " on "
        + row.value4()
        + (doing.isEmpty() || doing.equals("Sleep")
            ? " (a transaction is open)"
            : " (" + (doing.length() > 80 ? doing.substring(0, 80) + "…" : doing) + ")");
  }

  private static Field<String> text(String table, String column) {
    return DSL.field(DSL.name(table, column), String.class);
  }
}
