package io.github.djtoolkit.sql.swap;

import static io.github.djtoolkit.sql.internal.meta.Tables.SCHEMATA;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.template.Tables;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.impl.CustomQueryPart;
import org.jooq.impl.DSL;

/** Statements around a swap. */
public final class SwapStatements {

  private SwapStatements() {}

  /**
   * Creates a schema with the character set of another.
   *
   * @param db where to
   * @param schema its name
   * @param like name of the other
   */
  public static void createLike(DSLContext db, String schema, String like) {
    Record model =
        db.select(SCHEMATA.DEFAULT_CHARACTER_SET_NAME, SCHEMATA.DEFAULT_COLLATION_NAME)
            .from(SCHEMATA)
            .where(SCHEMATA.SCHEMA_NAME.eq(like))
            .fetchSingle();
    String characterSet = model.get(0, String.class);
    String collation = model.get(1, String.class);
    if (!characterSet.matches("\\w+") || !collation.matches("\\w+")) {
      throw new IllegalStateException("no character set: " + characterSet + ", " + collation);
    }
    db.execute(
        DSL.query(
            "{0}",
            CustomQueryPart.of(
                ctx ->
                    ctx.sql("create database ")
                        .visit(DSL.name(schema))
                        .sql(" character set " + characterSet + " collate " + collation))));
  }

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
   * Which of some schemas exist.
   *
   * @param db where to ask
   * @param schemas names of schemas
   * @return the names of those that do
   */
  public static List<String> existing(DSLContext db, Collection<String> schemas) {
    return db.select(SCHEMATA.SCHEMA_NAME)
        .from(SCHEMATA)
        .where(SCHEMATA.SCHEMA_NAME.in(schemas))
        .fetch(SCHEMATA.SCHEMA_NAME);
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
