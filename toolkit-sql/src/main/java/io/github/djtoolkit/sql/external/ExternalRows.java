package io.github.djtoolkit.sql.external;

import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.model.external.ExternalStage;
import io.github.djtoolkit.model.schema.TableName;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
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
  private final TrackedFields tracked;
  private final WantedMetadata wanted;

  /**
   * @param conversion the column
   * @param tracking its tracking table
   * @param alias the tracking table's alias in the statement
   */
  ExternalRows(Conversion conversion, TableName tracking, String alias) {
    this.conversion = conversion;
    this.tracked = new TrackedFields(conversion, tracking, alias);
    this.wanted = new WantedMetadata(conversion, tracked);
  }

  ExternalColumn column() {
    return conversion.column();
  }

  /** The tracking row. */
  TrackedFields tracked() {
    return tracked;
  }

  /** The tracking row belongs to the row of the table. */
  Condition joined() {
    return tracked.hash().eq(legacy());
  }

  Field<byte[]> legacy() {
    return ofTable(column().legacyName(), byte[].class);
  }

  Field<JSON> json() {
    return ofTable(column().jsonName(), JSON.class);
  }

  /** There is a legacy value and no tracking row for it. */
  Condition dangling() {
    return legacy().isNotNull().and(tracked.hash().isNull());
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
        .and(tracked.hash().isNotNull())
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
    return legacy().isNotNull().and(tracked.hash().isNotNull()).and(hasNoJson(json()));
  }

  /** The JSON value to write, where the row is stale; else the present one. */
  Field<JSON> refreshed() {
    return DSL.when(stale().and(tracked.isKnown()), wanted()).otherwise(json());
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

  /**
   * The same, and the size is right: a file may have been written anew under the path that it had.
   */
  Condition matchesAsItIsNow(Field<JSON> other) {
    Field<Long> size =
        DSL.function("json_extract", JSON.class, other, DSL.inline("$.size")).coerce(Long.class);
    return matches(other).and(legacy().isNull().or(size.isNotDistinctFrom(wanted.size())));
  }

  /** Joins what tells of the row's object; no row gets lost or is doubled. */
  Table<?> joinTo(Table<?> source) {
    return tracked.joinTo(source, joined());
  }

  /** The JSON value of a stale row. */
  Field<JSON> wanted() {
    return DSL.when(legacy().isNotNull(), metadata()).otherwise(DSL.inline(null, SQLDataType.JSON));
  }

  Field<JSON> metadata() {
    return wanted.value();
  }

  private static Condition hasNoJson(Field<JSON> json) {
    return json.isNull().or(DSL.function("json_type", String.class, json).eq(DSL.inline("NULL")));
  }

  private Condition tellsOfLegacy(Field<JSON> json) {
    Condition sameStore = DSL.coalesce(member(json, "store"), DSL.inline("")).in(stores());
    if (conversion.forms().size() == 1) {
      return sameStore.and(tellsOf(json, conversion.forms().get(0)));
    }
    return sameStore.and(
        wanted
            .choose(f -> DSL.when(tellsOf(json, f), DSL.inline(1)).otherwise(DSL.inline(0)))
            .eq(DSL.inline(1)));
  }

  private Condition tellsOf(Field<JSON> json, ObjectForm form) {
    return form.kind() == ExternalKind.FILEPATH
        ? member(json, "path").isNotDistinctFrom(tracked.filepath())
        : member(json, "path")
            .isNotNull()
            .and(member(json, "hash").isNotDistinctFrom(wanted.contentHash(form)));
  }

  /** The store of 0.14, its name in 2.x, and the store that the values were moved to. */
  private List<String> stores() {
    return Stream.concat(
            Stream.of(column().store(), conversion.store()), column().label().store().stream())
        .distinct()
        .toList();
  }

  private static Field<String> member(Field<JSON> json, String key) {
    Field<JSON> found =
        DSL.function(
            "json_extract", JSON.class, json, DSL.inline("$." + key.toLowerCase(Locale.ROOT)));
    return DSL.function("json_unquote", String.class, found);
  }

  private <T> Field<T> ofTable(String name, Class<T> type) {
    TableName table = column().table();
    return DSL.field(DSL.name(table.schema(), table.table(), name), type);
  }
}
