package io.github.djtoolkit.sql.compare;

import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.external.Base32;
import io.github.djtoolkit.sql.integrity.TrackingRows;
import io.github.djtoolkit.sql.template.Literals;
import io.github.djtoolkit.sql.template.TableAlias;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * What a value of 0.14's external column refers to, as its tracking row tells. The statement joins
 * {@link #tracking} by {@link #joined}, and {@link Base32#pairTable}. Immutable.
 */
final class LegacyReference {

  private final ExternalColumn column;
  private final Field<byte[]> value;
  private final String alias;

  /**
   * @param column the column, which has a tracking table
   * @param value its value in the statement
   * @param alias how the tracking table's alias in the statement begins; its name follows, since
   *     two of one schema cannot be locked under the same alias
   */
  LegacyReference(ExternalColumn column, Field<byte[]> value, String alias) {
    this.column = column;
    this.value = value;
    this.alias = alias + " " + column.tracking().orElseThrow().table();
  }

  /** The name under which the tracking table is read. */
  TableAlias alias() {
    return new TableAlias(alias, column.tracking().orElseThrow());
  }

  Table<?> tracking() {
    TableName name = column.tracking().orElseThrow();
    return DSL.table(DSL.name(name.schema(), name.table())).as(alias);
  }

  Condition joined() {
    return hash().eq(value);
  }

  /**
   * Whether a JSON value refers to the same object: the same store, size and hash under a path that
   * the hash is part of, or the same store, size and path. An object from 0.11 has a path and the
   * MD5 of its content beside a hash that is none.
   */
  Condition matches(JsonReference json) {
    Condition none = value.isNull().and(DSL.not(json.isSet()));
    Condition some =
        hash()
            .isNotNull()
            .and(json.isSet())
            .and(json.text("store").eq(DSL.val(column.store())))
            .and(json.text("size").eq(size()));
    return none.or(some.and(sameObject(json)));
  }

  /** The tracking row, for {@link TrackingRows#toTracked}. */
  List<Field<?>> fields() {
    return List.of(
        hash(),
        tracked("size", Long.class),
        tracked("attachment_name", String.class),
        filepath(),
        tracked("contents_hash", byte[].class));
  }

  Condition isTracked() {
    return hash().isNotNull();
  }

  /** The object, as JSON, for people. */
  Field<String> shown() {
    Field<JSON> object =
        DSL.function(
            "json_object",
            JSON.class,
            DSL.inline("hash"),
            md5(),
            DSL.inline("path"),
            filepath(),
            DSL.inline("store"),
            DSL.val(column.store()),
            DSL.inline("size"),
            size());
    Field<String> lost =
        Shown.concat(
            DSL.inline("0x"),
            DSL.function("hex", String.class, value),
            DSL.inline(", which has no tracking row"));
    return DSL.when(value.isNull(), DSL.inline((String) null))
        .when(hash().isNull(), lost)
        .otherwise(Literals.utf8(object.coerce(String.class)));
  }

  private Condition sameObject(JsonReference json) {
    Condition sameFile = json.text("path").eq(filepath());
    Condition sameHash = json.text("hash").eq(md5()).and(namesHash(json).or(sameFile));
    return switch (column.kind()) {
      case FILEPATH -> sameFile;
      case BLOB, ATTACH -> sameHash;
      case ADAPTED -> sameHash.or(json.text("hash").isNull().and(sameFile));
    };
  }

  private Condition namesHash(JsonReference json) {
    Field<String> hex = DSL.lower(DSL.function("hex", String.class, hash()));
    return json.startOfName(2 * JsonReference.HASH_BYTES)
        .eq(hex)
        .or(json.startOfName(JsonReference.HASH_CHARACTERS).eq(md5()));
  }

  private Field<String> md5() {
    Field<byte[]> content =
        DSL.when(filepath().isNull(), hash()).otherwise(tracked("contents_hash", byte[].class));
    return Base32.of(content);
  }

  /** As text; the object of an attachment begins with the file name and a zero byte in 2.x. */
  private Field<String> size() {
    Field<String> name = tracked("attachment_name", String.class);
    Field<Integer> prefix =
        DSL.coalesce(DSL.octetLength(Literals.utf8(name)).plus(DSL.inline(1)), DSL.inline(0));
    return Literals.utf8(tracked("size", Long.class).plus(prefix).coerce(String.class));
  }

  private Field<byte[]> hash() {
    return tracked("hash", byte[].class);
  }

  private Field<String> filepath() {
    return tracked("filepath", String.class);
  }

  private <T> Field<T> tracked(String name, Class<T> type) {
    return DSL.field(DSL.name(alias, name), type);
  }
}
