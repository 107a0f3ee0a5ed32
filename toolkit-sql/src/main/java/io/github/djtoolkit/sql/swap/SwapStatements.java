package io.github.djtoolkit.sql.swap;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.template.Tables;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.impl.DSL;

/** Statements around a swap. */
public final class SwapStatements {

  private SwapStatements() {}

  /**
   * Drops a schema.
   *
   * @param schema its name
   * @return the statement
   */
  public static Query drop(String schema) {
    return DSL.query("drop database {0}", DSL.name(schema));
  }

  /**
   * CHECKSUM TABLE of many tables. It reads every row.
   *
   * @param db where to ask; may hold LOCK TABLES
   * @param tables the tables
   * @return checksum by table
   */
  public static Map<TableName, String> checksums(DSLContext db, Collection<TableName> tables) {
    List<TableName> order = new ArrayList<>(tables);
    Map<TableName, String> checksums = new LinkedHashMap<>();
    if (order.isEmpty()) {
      return checksums;
    }
    List<String> values = db.fetch(Tables.checksum(order)).getValues(1, String.class);
    for (int i = 0; i < order.size(); i++) {
      checksums.put(order.get(i), String.valueOf(values.get(i)));
    }
    return checksums;
  }
}
