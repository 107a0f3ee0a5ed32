package io.github.djtoolkit.sql.compare;

import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.sql.external.Base32;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.impl.DSL;

/**
 * A value of a JSON column that refers to an object. JSON's own null counts as no value.
 *
 * @param value the value in the statement
 */
record JsonReference(Field<JSON> value) {

  /** Bytes of an MD5. */
  static final int HASH_BYTES = 16;

  /** Characters of an MD5 in base32. */
  static final int HASH_CHARACTERS = 26;

  static JsonReference of(ColumnPair.Migrated pair, Side side) {
    return new JsonReference(side.field(pair.json(), JSON.class));
  }

  Condition isSet() {
    return DSL.coalesce(DSL.function("json_type", String.class, value), DSL.inline("NULL"))
        .ne(DSL.inline("NULL"));
  }

  Field<String> text(String key) {
    Field<JSON> member = DSL.function("json_extract", JSON.class, value, DSL.inline("$." + key));
    return DSL.function("json_unquote", String.class, member);
  }

  /** The first characters of the object's name behind its folders. */
  Field<String> startOfName(int characters) {
    Field<String> name =
        DSL.function(
            "substring_index", String.class, text("path"), DSL.inline("/"), DSL.inline(-1));
    return DSL.left(name, DSL.inline(characters));
  }

  /**
   * Whether another value refers to the same object: it is equal; or a file of the same store, path
   * and size; or an object of the same store, hash and size that lies at the same place, or at one
   * of two that is named after the hash.
   */
  Condition matches(JsonReference other, ExternalKind kind) {
    Condition equal = value.isNotDistinctFrom(other.value());
    Condition none = DSL.not(isSet()).and(DSL.not(other.isSet()));
    Condition sameSize =
        text("store").eq(other.text("store")).and(text("size").eq(other.text("size")));
    Condition samePath = text("path").eq(other.text("path"));
    Condition sameHash =
        text("hash")
            .eq(other.text("hash"))
            .and(samePath.or(isNamedAfterHash().and(other.isNamedAfterHash())));
    Condition same =
        switch (kind) {
          case FILEPATH -> samePath;
          case BLOB, ATTACH -> sameHash;
          case ADAPTED ->
              sameHash.or(text("hash").isNull().and(other.text("hash").isNull()).and(samePath));
        };
    return equal.or(none).or(sameSize.and(same));
  }

  /** In base32, as 2.x names objects, or in hexadecimal digits, as 0.14 did. */
  private Condition isNamedAfterHash() {
    Field<String> digits = startOfName(2 * HASH_BYTES);
    Field<byte[]> bytes =
        DSL.function("unhex", byte[].class, DSL.when(digits.likeRegex("^[0-9a-f]{32}$"), digits));
    return startOfName(HASH_CHARACTERS).eq(text("hash")).or(Base32.of(bytes).eq(text("hash")));
  }
}
