package io.github.djtoolkit.sql.pointer;

import static io.github.djtoolkit.sql.internal.meta.Tables.COLUMNS;
import static io.github.djtoolkit.sql.internal.meta.Tables.TABLES;

import org.jooq.Record2;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** Queries for everything on the server, as far as the user sees it, that refers to objects. */
public final class ServerReferences {

  private ServerReferences() {}

  /**
   * Schema, table and name of each JSON column whose label names a store.
   *
   * @return the query
   */
  public static Select<Record3<String, String, String>> jsonColumns() {
    return DSL.select(COLUMNS.TABLE_SCHEMA, COLUMNS.TABLE_NAME, COLUMNS.COLUMN_NAME)
        .from(COLUMNS)
        .where(COLUMNS.DATA_TYPE.eq("json"))
        .and(COLUMNS.COLUMN_COMMENT.like(":<%@%>:%"));
  }

  /**
   * Schema and name of each tracking table, retired or not.
   *
   * @return the query
   */
  public static Select<Record2<String, String>> trackingTables() {
    return DSL.select(TABLES.TABLE_SCHEMA, TABLES.TABLE_NAME)
        .from(TABLES)
        .where(TABLES.TABLE_NAME.like("~external\\_%").or(TABLES.TABLE_NAME.like("~retired\\_%")))
        .and(TABLES.TABLE_TYPE.eq("BASE TABLE"));
  }
}
