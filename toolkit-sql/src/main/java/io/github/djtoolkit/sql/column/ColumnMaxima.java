package io.github.djtoolkit.sql.column;

import io.github.djtoolkit.model.schema.TableName;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Asks for the greatest values of integer columns. */
public final class ColumnMaxima {

  private ColumnMaxima() {}

  /**
   * The greatest value of each column; one query, which reads the whole table unless the columns
   * are indexed.
   *
   * @param db where to ask
   * @param table the table
   * @param columns names of integer columns
   * @return the values by column, in order; a column without values is missing
   */
  public static Map<String, BigInteger> read(DSLContext db, TableName table, List<String> columns) {
    List<Field<?>> maxima =
        columns.stream()
            .<Field<?>>map(
                c ->
                    DSL.max(
                        DSL.field(DSL.name(table.schema(), table.table(), c), BigInteger.class)))
            .toList();
    Record row =
        db.select(maxima).from(DSL.table(DSL.name(table.schema(), table.table()))).fetchSingle();
    Map<String, BigInteger> found = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      BigInteger value = row.get(i, BigInteger.class);
      if (value != null) {
        found.put(columns.get(i), value);
      }
    }
    return found;
  }
}
