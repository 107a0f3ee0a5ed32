package io.github.djtoolkit.sql.template;

import io.github.djtoolkit.model.schema.TableName;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;

/** SHOW CREATE of what is no table, for which jOOQ has no words. */
public final class ShowCreate {

  private ShowCreate() {}

  /**
   * SHOW CREATE DATABASE.
   *
   * @param schema name of the schema
   * @return a query of one row: the name, then the statement
   */
  public static ResultQuery<Record> schema(String schema) {
    return DSL.resultQuery("show create database {0}", DSL.name(schema));
  }

  /**
   * SHOW CREATE VIEW.
   *
   * @param view schema and name of the view
   * @return a query of one row: the name, the statement, character_set_client, collation_connection
   */
  public static ResultQuery<Record> view(TableName view) {
    return DSL.resultQuery("show create view {0}", name(view.schema(), view.table()));
  }

  /**
   * SHOW CREATE TRIGGER.
   *
   * @param schema the schema
   * @param trigger name of the trigger
   * @return a query of one row: the name, sql_mode, the statement, character_set_client,
   *     collation_connection, and more
   */
  public static ResultQuery<Record> trigger(String schema, String trigger) {
    return DSL.resultQuery("show create trigger {0}", name(schema, trigger));
  }

  private static Name name(String schema, String object) {
    return DSL.name(schema, object);
  }
}
