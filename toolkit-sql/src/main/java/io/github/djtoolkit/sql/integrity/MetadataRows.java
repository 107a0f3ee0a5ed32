package io.github.djtoolkit.sql.integrity;

import io.github.djtoolkit.model.schema.Table;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Record4;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * Queries about one JSON column whose values refer to objects in stores. Immutable and thread-safe.
 */
public final class MetadataRows {

  private final Table table;
  private final String column;

  /**
   * Queries about a column.
   *
   * @param table its table
   * @param column its name
   */
  public MetadataRows(Table table, String column) {
    this.table = table;
    this.column = column;
  }

  /**
   * The stores that the values name.
   *
   * @return a query of the names, each once
   */
  public Select<Record1<String>> stores() {
    return DSL.selectDistinct(text("store"))
        .from(base())
        .where(isSet())
        .and(text("store").isNotNull());
  }

  /**
   * The values that refer to one store.
   *
   * @param store name of the store
   * @param unnamed whether values that name no store are of this one, too
   * @return a query for {@link #toMetadata}
   */
  public Select<Record4<String, String, String, String>> values(String store, boolean unnamed) {
    return DSL.select(text("path"), text("size"), text("hash"), text("is_dir"))
        .from(base())
        .where(ofStore(store, unnamed));
  }

  /**
   * Reads a row of {@link #values}.
   *
   * @param row the row
   * @return the value
   */
  public static Metadata toMetadata(Record4<String, String, String, String> row) {
    return new Metadata(
        known(row.value1()),
        known(row.value2()).filter(size -> size.matches("\\d{1,18}")).map(Long::valueOf),
        known(row.value3()),
        "true".equals(row.value4()));
  }

  /**
   * The rows whose values have one of some paths.
   *
   * @param store name of the store
   * @param unnamed whether values that name no store are of this one, too
   * @param paths paths as the values spell them
   * @return a query of the path and the primary key behind it
   */
  public Select<Record> referringRows(String store, boolean unnamed, Collection<String> paths) {
    return DSL.select(Stream.concat(Stream.of(text("path")), PrimaryKey.fields(table)).toList())
        .from(base())
        .where(ofStore(store, unnamed))
        .and(text("path").in(paths));
  }

  /**
   * Some rows whose values have no path.
   *
   * @param store name of the store
   * @param unnamed whether values that name no store are of this one, too
   * @param limit rows at most
   * @return a query of the primary key
   */
  public Select<Record> rowsWithoutPath(String store, boolean unnamed, int limit) {
    List<Field<?>> key = PrimaryKey.fields(table).toList();
    return DSL.select(key)
        .from(base())
        .where(ofStore(store, unnamed))
        .and(DSL.not(DSL.coalesce(type("path"), DSL.inline("NULL")).eq(DSL.inline("STRING"))))
        .limit(limit);
  }

  private Condition ofStore(String store, boolean unnamed) {
    Condition named = text("store").eq(DSL.val(store));
    Condition nameless = DSL.coalesce(type("store"), DSL.inline("NULL")).ne(DSL.inline("STRING"));
    return isSet().and(unnamed ? named.or(nameless) : named);
  }

  /** JSON's own null counts as no value: 2.x reads it as None. */
  private Condition isSet() {
    Field<String> type = DSL.function("json_type", String.class, json());
    return type.isNotNull().and(type.ne(DSL.inline("NULL")));
  }

  private Field<String> text(String key) {
    return DSL.function("json_unquote", String.class, member(key));
  }

  private Field<String> type(String key) {
    return DSL.function("json_type", String.class, member(key));
  }

  private Field<JSON> member(String key) {
    return DSL.function("json_extract", JSON.class, json(), DSL.inline("$." + key));
  }

  private Field<JSON> json() {
    return DSL.field(DSL.name(table.name().schema(), table.name().table(), column), JSON.class);
  }

  private org.jooq.Table<?> base() {
    return DSL.table(DSL.name(table.name().schema(), table.name().table()));
  }

  /** JSON's null comes out of JSON_UNQUOTE as a word. */
  private static Optional<String> known(String text) {
    return Optional.ofNullable(text).filter(t -> !t.equals("null"));
  }
}
