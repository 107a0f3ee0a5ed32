package io.github.djtoolkit.sql.verify;

import io.github.djtoolkit.model.schema.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * Looks through the values of one table's JSON columns in a single query on the server. Immutable
 * and thread-safe.
 */
public final class StoreValues {

  private static final String HASH = "^[a-z2-7]{26}$";
  private static final int COUNTS = 6;

  private final TableName table;
  private final List<StoreColumn> columns;
  private final Set<String> stores;

  /**
   * The values of a table.
   *
   * @param table the table
   * @param columns its JSON columns
   * @param stores names of the stores that are configured; empty means that stores are not checked
   */
  public StoreValues(TableName table, List<StoreColumn> columns, Collection<String> stores) {
    this.table = table;
    this.columns = List.copyOf(columns);
    this.stores = Set.copyOf(stores);
  }

  /**
   * The table that is looked through.
   *
   * @return its name
   */
  public TableName table() {
    return table;
  }

  /**
   * Counts what is to be told of all columns.
   *
   * @return a query of one row, for {@link #toCounts}
   */
  public Select<Record> query() {
    List<Field<?>> counts = new ArrayList<>();
    for (StoreColumn column : columns) {
      counts.add(count(isSet(column)));
      counts.add(count(isSet(column).and(incomplete(column))));
      counts.add(count(isSet(column).and(badHash(column))));
      counts.add(count(isSet(column).and(foreignStore(column))));
      counts.add(count(isSet(column).and(reserved(column))));
      counts.add(count(DSL.not(isSet(column)).and(hasLegacy(column))));
    }
    return DSL.select(counts).from(DSL.table(DSL.name(table.schema(), table.table())));
  }

  /**
   * Reads the row of {@link #query}.
   *
   * @param row the row
   * @return one record a column
   */
  public List<StoreValueCounts> toCounts(Record row) {
    List<StoreValueCounts> result = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      int at = i * COUNTS;
      result.add(
          new StoreValueCounts(
              columns.get(i),
              number(row, at),
              number(row, at + 1),
              number(row, at + 2),
              number(row, at + 3),
              number(row, at + 4),
              number(row, at + 5)));
    }
    return result;
  }

  private static long number(Record row, int index) {
    Long value = row.get(index, Long.class);
    return value == null ? 0 : value;
  }

  private static Field<Integer> count(Condition condition) {
    return DSL.count(DSL.when(condition, DSL.inline(1)));
  }

  /** JSON's own null counts as no value: 2.x reads it as None. */
  private Condition isSet(StoreColumn column) {
    return type(json(column)).isNotNull().and(type(json(column)).ne(DSL.inline("NULL")));
  }

  private Condition incomplete(StoreColumn column) {
    Condition missing = DSL.not(isText(column, "path"));
    if (column.isHashed()) {
      missing = missing.or(DSL.not(isText(column, "hash")));
    }
    if (column.isFile()) {
      missing = missing.or(member(column, "size").isNull());
    }
    if (column.mustNameStore()) {
      missing = missing.or(DSL.not(isText(column, "store")));
    }
    return missing;
  }

  private Condition badHash(StoreColumn column) {
    return column.isHashed()
        ? text(column, "hash").isNotNull().and(text(column, "hash").notLikeRegex(HASH))
        : DSL.falseCondition();
  }

  private Condition foreignStore(StoreColumn column) {
    return stores.isEmpty()
        ? DSL.falseCondition()
        : isText(column, "store").and(text(column, "store").notIn(stores));
  }

  private Condition reserved(StoreColumn column) {
    return column.isFile()
        ? text(column, "path").startsWith("_hash/").or(text(column, "path").startsWith("_schema/"))
        : DSL.falseCondition();
  }

  private Condition hasLegacy(StoreColumn column) {
    return column
        .legacyName()
        .map(name -> field(name, Object.class).isNotNull())
        .orElse(DSL.falseCondition());
  }

  private Condition isText(StoreColumn column, String key) {
    return DSL.coalesce(type(member(column, key)), DSL.inline("NULL")).eq(DSL.inline("STRING"));
  }

  private Field<String> text(StoreColumn column, String key) {
    return DSL.function("json_unquote", String.class, member(column, key));
  }

  private Field<JSON> member(StoreColumn column, String key) {
    return DSL.function("json_extract", JSON.class, json(column), DSL.inline("$." + key));
  }

  private static Field<String> type(Field<JSON> value) {
    return DSL.function("json_type", String.class, value);
  }

  private Field<JSON> json(StoreColumn column) {
    return field(column.name(), JSON.class);
  }

  private <T> Field<T> field(String name, Class<T> type) {
    return DSL.field(DSL.name(table.schema(), table.table(), name), type);
  }
}
