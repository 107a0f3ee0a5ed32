package io.github.djtoolkit.sql.external;

import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.model.external.ExternalStage;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.template.Literals;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * One external column inside a statement: its legacy value, its JSON value, its tracking row, and
 * the conditions between them. Immutable.
 */
final class ExternalRows {

  private final Conversion conversion;
  private final TableName tracking;
  private final String alias;

  /**
   * @param conversion the column
   * @param tracking its tracking table
   * @param alias the tracking table's alias in the statement
   */
  ExternalRows(Conversion conversion, TableName tracking, String alias) {
    this.conversion = conversion;
    this.tracking = tracking;
    this.alias = alias;
  }

  ExternalColumn column() {
    return conversion.column();
  }

  /** The tracking table under the alias. */
  Table<?> trackingTable() {
    return DSL.table(DSL.name(tracking.schema(), tracking.table())).as(alias);
  }

  /** The tracking row belongs to the row of the table. */
  Condition joined() {
    return tracked("hash", byte[].class).eq(legacy());
  }

  Field<byte[]> legacy() {
    return ofTable(column().legacyName(), byte[].class);
  }

  Field<JSON> json() {
    return ofTable(column().jsonName(), JSON.class);
  }

  Field<byte[]> trackedHash() {
    return tracked("hash", byte[].class);
  }

  /** There is a legacy value and no tracking row for it. */
  Condition dangling() {
    return legacy().isNotNull().and(trackedHash().isNull());
  }

  /**
   * The JSON value is not what the legacy value asks for: it is missing, or tells of another
   * object, or should be NULL. A row whose tracking row is missing is never stale, since nothing
   * right could be written.
   */
  Condition stale() {
    Condition wrong = hasNoJson(json()).or(DSL.not(tellsOfLegacy(json())));
    return legacy()
        .isNotNull()
        .and(trackedHash().isNotNull())
        .and(wrong)
        .or(legacy().isNull().and(DSL.not(hasNoJson(json()))));
  }

  /**
   * The JSON value tells of an object that the legacy value knows nothing of, or of none where the
   * legacy value tells of one: 2.x wrote it, and going back would lose it.
   */
  Condition unknownToLegacy() {
    return member(json(), "path")
        .isNotNull()
        .and(legacy().isNull().or(DSL.not(tellsOfLegacy(json()))))
        .or(missing());
  }

  /** There is a legacy value and no JSON value at all. */
  Condition missing() {
    return legacy().isNotNull().and(trackedHash().isNotNull()).and(hasNoJson(json()));
  }

  /** The JSON value to write, where the row is stale; else the present one. */
  Field<JSON> refreshed() {
    return DSL.when(stale(), wanted()).otherwise(json());
  }

  /** The JSON value that a row needs elsewhere: a present one where it is right. */
  Field<JSON> copied() {
    return column().stage() == ExternalStage.LEGACY ? wanted() : refreshed();
  }

  /** Another JSON value tells of the same object as the legacy value, or both of none. */
  Condition matches(Field<JSON> other) {
    return legacy()
        .isNull()
        .and(hasNoJson(other))
        .or(legacy().isNotNull().and(tellsOfLegacy(other)));
  }

  /** The JSON value of a stale row. */
  Field<JSON> wanted() {
    return DSL.when(legacy().isNotNull(), metadata()).otherwise(DSL.inline(null, SQLDataType.JSON));
  }

  Field<JSON> metadata() {
    return conversion.kind() == ExternalKind.FILEPATH ? fileMetadata() : hashMetadata();
  }

  private Field<JSON> hashMetadata() {
    return jsonObject(
        DSL.inline("hash"), contentHash(),
        DSL.inline("path"), path(),
        DSL.inline("schema"), DSL.val(conversion.schema()),
        DSL.inline("store"), DSL.val(column().store()),
        DSL.inline("size"), size());
  }

  private Field<JSON> fileMetadata() {
    Field<String> timestamp =
        DSL.function(
            "date_format",
            String.class,
            tracked("timestamp", Object.class),
            DSL.inline("%Y-%m-%dT%H:%i:%s+00:00"));
    return jsonObject(
        DSL.inline("path"), filepath(),
        DSL.inline("store"), DSL.val(column().store()),
        DSL.inline("size"), tracked("size", Long.class),
        DSL.inline("is_dir"), DSL.inline("false").cast(SQLDataType.JSON),
        DSL.inline("timestamp"), timestamp);
  }

  private Field<String> path() {
    Field<String> place =
        DSL.concat(
            DSL.val(conversion.place().folder() + "/"),
            conversion.place().naming() == ObjectPlace.Naming.HEX
                ? DSL.lower(folders(Base32.hex(trackedHash())))
                : folders(Base32.of(trackedHash())),
            DSL.val(conversion.place().suffix()));
    return conversion.moved() ? DSL.coalesce(filepath(), place) : place;
  }

  /** A name below the folders that its first characters name. */
  private Field<String> folders(Field<String> name) {
    List<Field<?>> parts = new ArrayList<>();
    int start = 1;
    for (int width : conversion.place().subfolding()) {
      parts.add(DSL.substring(name, start, width));
      parts.add(DSL.inline("/"));
      start += width;
    }
    parts.add(name);
    return DSL.concat(parts.toArray(Field[]::new));
  }

  /** MD5 of the object's bytes; the key of the tracking row, unless the object comes from 0.11. */
  private Field<String> contentHash() {
    Field<byte[]> hash = trackedHash();
    return conversion.moved()
        ? DSL.when(filepath().isNotNull(), Base32.of(tracked("contents_hash", byte[].class)))
            .otherwise(Base32.of(hash))
        : Base32.of(hash);
  }

  /** An attachment's object holds the file name, in UTF-8, and a zero byte before the content. */
  private Field<Long> size() {
    Field<Long> size = tracked("size", Long.class);
    if (conversion.kind() != ExternalKind.ATTACH) {
      return size;
    }
    Field<String> name = tracked("attachment_name", String.class);
    Field<Integer> bytes = DSL.octetLength(Literals.utf8(name));
    return size.plus(bytes).plus(DSL.inline(1));
  }

  private static Condition hasNoJson(Field<JSON> json) {
    return json.isNull().or(DSL.function("json_type", String.class, json).eq(DSL.inline("NULL")));
  }

  private Condition tellsOfLegacy(Field<JSON> json) {
    Condition sameStore = member(json, "store").isNotDistinctFrom(DSL.val(column().store()));
    return conversion.kind() == ExternalKind.FILEPATH
        ? sameStore.and(member(json, "path").isNotDistinctFrom(filepath()))
        : sameStore
            .and(member(json, "path").isNotNull())
            .and(member(json, "hash").isNotDistinctFrom(contentHash()));
  }

  private Field<String> filepath() {
    return tracked("filepath", String.class);
  }

  private static Field<String> member(Field<JSON> json, String key) {
    Field<JSON> found =
        DSL.function(
            "json_extract", JSON.class, json, DSL.inline("$." + key.toLowerCase(Locale.ROOT)));
    return DSL.function("json_unquote", String.class, found);
  }

  private <T> Field<T> tracked(String name, Class<T> type) {
    return DSL.field(DSL.name(alias, name), type);
  }

  private <T> Field<T> ofTable(String name, Class<T> type) {
    TableName table = column().table();
    return DSL.field(DSL.name(table.schema(), table.table(), name), type);
  }

  private static Field<JSON> jsonObject(Field<?>... keysAndValues) {
    return DSL.function("json_object", JSON.class, keysAndValues);
  }
}
