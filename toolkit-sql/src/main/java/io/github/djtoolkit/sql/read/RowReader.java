package io.github.djtoolkit.sql.read;

import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.schema.Table;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * Reads rows of a table as texts, for people: for a report of a few rows, not for work on many. For
 * one thread at a time, like the connection that it uses.
 */
public final class RowReader {

  private final DSLContext db;

  /**
   * A reader.
   *
   * @param db the connection to read by
   */
  public RowReader(DSLContext db) {
    this.db = db;
  }

  /**
   * The first rows of a table in the order of its primary key.
   *
   * @param table the table
   * @param limit rows at most
   * @return each row by name of the column; a value is empty where it is NULL, and {@code 0x…}
   *     where it is binary
   */
  public List<Map<String, Optional<String>>> first(Table table, int limit) {
    return db.select(fields(table.columns()))
        .from(DSL.table(DSL.name(table.name().schema(), table.name().table())))
        .orderBy(fields(table.primaryKey()))
        .limit(limit)
        .fetch(RowReader::texts);
  }

  private static List<Field<Object>> fields(List<Column> columns) {
    return columns.stream().map(c -> DSL.field(DSL.name(c.name()), Object.class)).toList();
  }

  private static Map<String, Optional<String>> texts(Record row) {
    Map<String, Optional<String>> texts = new LinkedHashMap<>();
    for (Field<?> field : row.fields()) {
      texts.put(field.getName(), Optional.ofNullable(row.get(field)).map(RowReader::text));
    }
    return texts;
  }

  private static String text(Object value) {
    return value instanceof byte[] bytes
        ? "0x" + HexFormat.of().formatHex(bytes)
        : value.toString();
  }
}
