package io.github.djtoolkit.sql.server;

import static io.github.djtoolkit.sql.internal.meta.Tables.TABLES;

import io.github.djtoolkit.model.schema.TableName;
import java.util.Collection;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * How large a table is, as the storage engine estimates it.
 *
 * @param rows rows
 * @param bytesPerRow mean length of a row, values kept outside the row included
 */
public record TableSize(long rows, long bytesPerRow) {

  /** Nothing is known. */
  public static final TableSize UNKNOWN = new TableSize(0, 0);

  /**
   * Reads the sizes of all tables of some schemas in one query.
   *
   * @param db where to ask
   * @param schemas names of the schemas
   * @return sizes by table
   */
  public static Map<TableName, TableSize> read(DSLContext db, Collection<String> schemas) {
    return db.select(
            TABLES.TABLE_SCHEMA,
            TABLES.TABLE_NAME,
            DSL.coalesce(TABLES.TABLE_ROWS.coerce(Long.class), DSL.inline(0L)),
            DSL.coalesce(TABLES.AVG_ROW_LENGTH.coerce(Long.class), DSL.inline(0L)))
        .from(TABLES)
        .where(TABLES.TABLE_SCHEMA.in(schemas))
        .fetchMap(
            r -> new TableName(r.value1(), r.value2()), r -> new TableSize(r.value3(), r.value4()));
  }
}
