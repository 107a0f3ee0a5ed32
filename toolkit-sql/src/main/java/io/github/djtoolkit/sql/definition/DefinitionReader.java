package io.github.djtoolkit.sql.definition;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.template.Tables;
import org.jooq.DSLContext;

/** Reads definitions of tables. For one thread at a time, like the connection that it uses. */
public final class DefinitionReader {

  private final DSLContext db;

  /**
   * @param db the connection to read by
   */
  public DefinitionReader(DSLContext db) {
    this.db = db;
  }

  /** Reads one table's definition. */
  public TableDefinition read(TableName table) {
    return TableDefinition.parse(
        table, db.fetchSingle(Tables.showCreate(table)).get(1, String.class));
  }
}
