package io.github.djtoolkit.sql.pointer;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.external.ObjectPlace;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** One JSON column inside a statement: what its value names, and what it is to name. Immutable. */
final class Pointer {

  private static final String HASH = "^[a-z2-7]{25}[aeimquy4]$";
  private static final int DIGEST = 256;

  private final PointerMove move;

  Pointer(PointerMove move) {
    this.move = move;
  }

  Field<JSON> json() {
    TableName table = move.table().name();
    return DSL.field(DSL.name(table.schema(), table.table(), move.column()), JSON.class);
  }

  Field<String> store() {
    return text("store");
  }

  Field<String> path() {
    return text("path");
  }

  Field<String> hash() {
    return text("hash");
  }

  Field<Long> size() {
    return DSL.function("json_extract", JSON.class, json(), DSL.inline("$.size"))
        .cast(SQLDataType.BIGINTUNSIGNED)
        .coerce(Long.class);
  }

  /** The value names an object of the store that values are moved from, and not where it is to. */
  Condition misplaced() {
    Condition mine = store().eq(DSL.val(move.from())).and(path().isNotNull());
    return move.from().equals(move.to()) ? mine.and(isHashed()).and(path().ne(newPath())) : mine;
  }

  /** Path that the value is to name. */
  Field<String> newPath() {
    return move.place().map(this::placed).orElse(path());
  }

  /** Tells one object and where it goes from all others, in bytes that an index can hold. */
  Field<byte[]> id() {
    return id(store(), DSL.val(move.to()), path(), newPath());
  }

  static Field<byte[]> id(
      Field<String> store, Field<String> target, Field<String> path, Field<String> newPath) {
    return digest(
        DSL.function("concat_ws", String.class, DSL.inline("\n"), store, target, path, newPath));
  }

  /** Tells a path from all others. */
  static Field<byte[]> digest(Field<String> text) {
    Field<String> hex = DSL.function("sha2", String.class, text, DSL.inline(DIGEST));
    return DSL.function("unhex", byte[].class, hex);
  }

  /** The value as it is to be; its other members are kept. */
  Field<JSON> moved(Field<String> target, Field<String> newPath) {
    Field<JSON> elsewhere = set("$.path", newPath, set("$.store", target, json()));
    return move.place().isEmpty()
        ? elsewhere
        : DSL.when(isHashed(), set("$.schema", DSL.val(move.schema()), elsewhere))
            .otherwise(elsewhere);
  }

  private static Field<JSON> set(String key, Field<String> value, Field<JSON> json) {
    return DSL.function("json_set", JSON.class, json, DSL.inline(key), value);
  }

  private Field<String> placed(ObjectPlace place) {
    List<Field<?>> parts = new ArrayList<>();
    parts.add(DSL.val(place.folder() + "/"));
    int start = 1;
    for (int width : place.subfolding()) {
      parts.add(DSL.substring(hash(), start, width));
      parts.add(DSL.inline("/"));
      start += width;
    }
    parts.add(hash());
    if (move.adapted()) {
      parts.add(
          DSL.when(
                  path().endsWith(DSL.inline(PointerMove.ATTACHMENT_SUFFIX)),
                  DSL.inline(PointerMove.ATTACHMENT_SUFFIX))
              .otherwise(DSL.inline(PointerMove.BLOB_SUFFIX)));
    }
    return DSL.when(isHashed(), DSL.concat(parts.toArray(Field[]::new))).otherwise(path());
  }

  Condition isHashed() {
    return hash().isNotNull().and(hash().likeRegex(HASH));
  }

  /** A member of a JSON value as text. */
  static Field<String> text(Field<JSON> json, String key) {
    Field<JSON> found = DSL.function("json_extract", JSON.class, json, DSL.inline("$." + key));
    return DSL.function("json_unquote", String.class, found);
  }

  private Field<String> text(String key) {
    return text(json(), key);
  }
}
