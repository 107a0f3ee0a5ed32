package io.github.djtoolkit.sql.template;

import io.github.djtoolkit.model.schema.TableName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.Name;
import org.jooq.Query;
import org.jooq.QueryPart;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.impl.CustomQueryPart;
import org.jooq.impl.DSL;

/** Statements about whole tables that jOOQ has no words for. */
public final class Tables {

  private Tables() {}

  /**
   * RENAME TABLE of one or many tables at once, in one atomic step; foreign keys follow.
   *
   * @param newNames old names with the new ones
   * @return the statement
   */
  public static Query rename(Map<TableName, TableName> newNames) {
    List<QueryPart> renames =
        newNames.entrySet().stream()
            .<QueryPart>map(
                e ->
                    CustomQueryPart.of(
                        ctx -> ctx.visit(name(e.getKey())).sql(" to ").visit(name(e.getValue()))))
            .toList();
    return DSL.query("rename table {0}", DSL.list(renames));
  }

  /**
   * LOCK TABLES: the session alone writes some tables until it unlocks, and reads others under
   * their aliases. Ends a transaction that is open.
   *
   * @param write tables to write
   * @param read aliases of the tables to read
   * @return the statement
   */
  public static Query lock(List<TableName> write, Map<String, TableName> read) {
    return lock(
        write,
        read.entrySet().stream().map(e -> new TableAlias(e.getKey(), e.getValue())).toList());
  }

  /**
   * The same where tables of several schemas are read under the same alias.
   *
   * @param write tables to write
   * @param read aliases of the tables to read
   * @return the statement
   */
  public static Query lock(List<TableName> write, Collection<TableAlias> read) {
    Stream<QueryPart> locks =
        Stream.concat(
            write.stream().map(t -> CustomQueryPart.of(ctx -> ctx.visit(name(t)).sql(" write"))),
            read.stream()
                .map(
                    r ->
                        CustomQueryPart.of(
                            ctx ->
                                ctx.visit(name(r.table()))
                                    .sql(" as ")
                                    .visit(DSL.name(r.alias()))
                                    .sql(" read"))));
    return DSL.query("lock tables {0}", DSL.list(locks.toList()));
  }

  /**
   * LOCK TABLES … READ: until the session unlocks, everybody reads these tables and nobody writes
   * them. Ends a transaction that is open.
   *
   * @param tables the tables, at least one
   * @return the statement
   */
  public static Query lockForReading(Collection<TableName> tables) {
    List<QueryPart> locks =
        tables.stream()
            .<QueryPart>map(t -> CustomQueryPart.of(ctx -> ctx.visit(name(t)).sql(" read")))
            .toList();
    return DSL.query("lock tables {0}", DSL.list(locks));
  }

  /**
   * SHOW CREATE TABLE: the name, then the statement.
   *
   * @param table the table
   * @return the query
   */
  public static ResultQuery<Record> showCreate(TableName table) {
    return DSL.resultQuery("show create table {0}", name(table));
  }

  /**
   * CHECKSUM TABLE: the name of each table and a number that depends on all its rows, but not on
   * their order. Tables of the same definition and rows have the same number.
   *
   * @param tables the tables, at least one
   * @return the statement
   */
  public static ResultQuery<Record> checksum(List<TableName> tables) {
    return DSL.resultQuery(
        "checksum table {0}", DSL.list(tables.stream().map(Tables::name).toList()));
  }

  /**
   * DROP TABLE.
   *
   * @param table the table
   * @return the statement
   */
  public static Query drop(TableName table) {
    return DSL.dropTable(name(table));
  }

  /**
   * DROP TABLE of many tables, which the server does for all of them or none. It refuses where a
   * table that stays has a foreign key to one of them.
   *
   * @param tables the tables, at least one
   * @return the statement
   */
  public static Query drop(Collection<TableName> tables) {
    return DSL.query("drop table {0}", DSL.list(tables.stream().map(Tables::name).toList()));
  }

  /**
   * All rows of a table, under its own name, as LOCK TABLES wants it.
   *
   * @param table the table
   * @return the query
   */
  public static Select<?> all(TableName table) {
    return DSL.selectOne().from(DSL.table(name(table)));
  }

  /**
   * No row of a table or view, to see whether it can be read.
   *
   * @param table the table
   * @return the query
   */
  public static Select<?> none(TableName table) {
    return DSL.selectOne().from(DSL.table(name(table))).limit(DSL.inline(0));
  }

  /**
   * SHOW GRANTS of the session's user.
   *
   * @return the query
   */
  public static ResultQuery<Record> showGrants() {
    return DSL.resultQuery("show grants");
  }

  /**
   * UNLOCK TABLES.
   *
   * @return the statement
   */
  public static Query unlock() {
    return DSL.query("unlock tables");
  }

  /**
   * Switches the session's checks of foreign keys, without which a key is added INPLACE.
   *
   * @param on whether they are made
   * @return the statement
   */
  public static Query foreignKeyChecks(boolean on) {
    return DSL.query("set session foreign_key_checks = {0}", DSL.inline(on ? 1 : 0));
  }

  private static Name name(TableName table) {
    return DSL.name(table.schema(), table.table());
  }
}
