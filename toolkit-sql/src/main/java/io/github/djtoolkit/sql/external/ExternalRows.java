package io.github.djtoolkit.sql.external;

import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.model.external.ExternalStage;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.template.Literals;
import io.github.djtoolkit.sql.template.TableAlias;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
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

  /** Where 0.11 put an object: the schema, and 43 characters of base64. */
  private static final String MOVED_PATH = "^[^/]+/[-_A-Za-z0-9]{43}$";

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

  /** The name under which the tracking table is read. */
  TableAlias alias() {
    return new TableAlias(alias, tracking);
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

  Field<Long> trackedSize() {
    return tracked("size", Long.class);
  }

  Field<String> attachmentName() {
    return tracked("attachment_name", String.class);
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
    return DSL.when(stale().and(isKnown()), wanted()).otherwise(json());
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
    return matches(other).and(legacy().isNull().or(size.isNotDistinctFrom(choose(this::size))));
  }

  /** Joins what tells of the row's object; no row gets lost or is doubled. */
  Table<?> joinTo(Table<?> source) {
    Table<?> joined = source.leftJoin(trackingTable()).on(joined());
    return conversion
        .found()
        .<Table<?>>map(
            t ->
                joined
                    .leftJoin(DSL.table(DSL.name(t.schema(), t.table())).as(foundAlias()))
                    .on(found()))
        .orElse(joined);
  }

  /** The table in which objects from 0.11 were looked up. */
  Optional<TableName> foundName() {
    return conversion.found();
  }

  /** What was found belongs to the tracking row. */
  private Condition found() {
    return found("store", String.class)
        .eq(DSL.val(column().store()))
        .and(found("hash", byte[].class).eq(trackedHash()));
  }

  String foundAlias() {
    return "found_" + alias;
  }

  /**
   * The tracking row is of an object from 0.11. A blob with a path is; under an adapted type, only
   * the form of the path tells it from a file.
   */
  Condition isMoved() {
    return column().kind() == ExternalKind.ADAPTED
        ? filepath().isNotNull().and(filepath().likeRegex(MOVED_PATH))
        : filepath().isNotNull();
  }

  /** The JSON value of a stale row. */
  Field<JSON> wanted() {
    return DSL.when(legacy().isNotNull(), metadata()).otherwise(DSL.inline(null, SQLDataType.JSON));
  }

  Field<JSON> metadata() {
    return choose(this::metadata);
  }

  /** Nothing right can be written before an object from 0.11 was looked up. */
  Condition isKnown() {
    boolean always = conversion.found().isEmpty() || !conversion.moved();
    return always
        ? DSL.noCondition()
        : DSL.not(isMoved()).or(found("hash", byte[].class).isNotNull());
  }

  private <T> Field<T> choose(Function<ObjectForm, Field<T>> value) {
    List<ObjectForm> forms = conversion.forms();
    Field<T> chosen = value.apply(forms.get(forms.size() - 1));
    for (int i = forms.size() - 2; i >= 0; i--) {
      chosen = DSL.when(is(forms.get(i)), value.apply(forms.get(i))).otherwise(chosen);
    }
    return chosen;
  }

  /** Whether the tracking row is of a form, where it is of none that comes before. */
  private Condition is(ObjectForm form) {
    return switch (form.kind()) {
      case ATTACH -> tracked("attachment_name", String.class).isNotNull();
      case FILEPATH -> filepath().isNotNull().and(DSL.not(isMoved()));
      case BLOB, ADAPTED -> DSL.trueCondition();
    };
  }

  private Field<JSON> metadata(ObjectForm form) {
    return form.kind() == ExternalKind.FILEPATH ? fileMetadata() : hashMetadata(form);
  }

  private Field<JSON> hashMetadata(ObjectForm form) {
    return jsonObject(
        DSL.inline("hash"), contentHash(form),
        DSL.inline("path"), path(form),
        DSL.inline("schema"), DSL.val(form.schema()),
        DSL.inline("store"), DSL.val(conversion.store()),
        DSL.inline("size"), size(form));
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
        DSL.inline("store"), DSL.val(conversion.store()),
        DSL.inline("size"), tracked("size", Long.class),
        DSL.inline("is_dir"), DSL.inline("false").cast(SQLDataType.JSON),
        DSL.inline("timestamp"), timestamp);
  }

  private Field<String> path(ObjectForm form) {
    ObjectPlace place = form.place();
    Field<String> usual =
        DSL.concat(
            DSL.val(place.folder() + "/"),
            place.naming() == ObjectPlace.Naming.HEX
                ? DSL.lower(folders(place, Base32.hex(trackedHash())))
                : folders(place, Base32.of(trackedHash())),
            DSL.val(place.suffix()));
    if (!form.moved()) {
      return usual;
    }
    Field<String> moved =
        conversion.found().isPresent()
            ? DSL.coalesce(found("path", String.class), filepath())
            : filepath();
    return DSL.when(isMoved(), moved).otherwise(usual);
  }

  /** A name below the folders that its first characters name. */
  private static Field<String> folders(ObjectPlace place, Field<String> name) {
    List<Field<?>> parts = new ArrayList<>();
    int start = 1;
    for (int width : place.subfolding()) {
      parts.add(DSL.substring(name, start, width));
      parts.add(DSL.inline("/"));
      start += width;
    }
    parts.add(name);
    return DSL.concat(parts.toArray(Field[]::new));
  }

  /** MD5 of the object's bytes; the key of the tracking row, unless the object comes from 0.11. */
  private Field<String> contentHash(ObjectForm form) {
    Field<byte[]> hash = trackedHash();
    if (!form.moved()) {
      return Base32.of(hash);
    }
    Field<byte[]> contents = tracked("contents_hash", byte[].class);
    Field<byte[]> known =
        conversion.found().isPresent()
            ? DSL.coalesce(found("content_hash", byte[].class), contents)
            : contents;
    return DSL.when(isMoved(), Base32.of(known)).otherwise(Base32.of(hash));
  }

  /** An attachment's object holds the file name, in UTF-8, and a zero byte before the content. */
  private Field<Long> size(ObjectForm form) {
    Field<Long> size = tracked("size", Long.class);
    if (form.kind() != ExternalKind.ATTACH) {
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
    Condition sameStore = DSL.coalesce(member(json, "store"), DSL.inline("")).in(stores());
    if (conversion.forms().size() == 1) {
      return sameStore.and(tellsOf(json, conversion.forms().get(0)));
    }
    return sameStore.and(
        choose(f -> DSL.when(tellsOf(json, f), DSL.inline(1)).otherwise(DSL.inline(0)))
            .eq(DSL.inline(1)));
  }

  private Condition tellsOf(Field<JSON> json, ObjectForm form) {
    return form.kind() == ExternalKind.FILEPATH
        ? member(json, "path").isNotDistinctFrom(filepath())
        : member(json, "path")
            .isNotNull()
            .and(member(json, "hash").isNotDistinctFrom(contentHash(form)));
  }

  /** The store of 0.14, its name in 2.x, and the store that the values were moved to. */
  private List<String> stores() {
    return Stream.concat(
            Stream.of(column().store(), conversion.store()), column().label().store().stream())
        .distinct()
        .toList();
  }

  Field<String> filepath() {
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

  private <T> Field<T> found(String name, Class<T> type) {
    return DSL.field(DSL.name(foundAlias(), name), type);
  }

  private <T> Field<T> ofTable(String name, Class<T> type) {
    TableName table = column().table();
    return DSL.field(DSL.name(table.schema(), table.table(), name), type);
  }

  private static Field<JSON> jsonObject(Field<?>... keysAndValues) {
    return DSL.function("json_object", JSON.class, keysAndValues);
  }
}
