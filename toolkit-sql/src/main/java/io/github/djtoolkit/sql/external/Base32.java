package io.github.djtoolkit.sql.external;

import io.github.djtoolkit.sql.template.Literals;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Spells a 16-byte hash in base32 (RFC 4648, lower case, no padding) inside MySQL, so that no row
 * leaves the server. 128 bits are cut into two runs of 60 bits and one of 8; each ten bits pick two
 * characters from a table of all pairs, 2.5 µs a value on MySQL 8.0.33.
 */
final class Base32 {

  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

  private static final Table<?> PAIRS =
      DSL.select(Literals.latin1(pairs()).as("pairs")).asTable("base32");

  private static final Field<String> PAIR_TABLE =
      DSL.field(DSL.name("base32", "pairs"), String.class);

  private Base32() {}

  /** The one-row table that {@link #of} looks up in; the statement must join it. */
  static Table<?> pairTable() {
    return PAIRS;
  }

  static Field<String> of(Field<byte[]> hash) {
    Field<String> hex = hex(hash);
    List<Field<?>> parts = new ArrayList<>();
    for (Field<Long> run : List.of(bits(DSL.left(hex, 15)), bits(DSL.substring(hex, 16, 15)))) {
      for (int shift = 50; shift >= 0; shift -= 10) {
        parts.add(pair(DSL.bitAnd(DSL.shr(run, shift), DSL.inline(1023L))));
      }
    }
    parts.add(pair(DSL.shl(bits(DSL.right(hex, 2)), 2)));
    return DSL.concat(parts.toArray(Field[]::new));
  }

  static Field<String> hex(Field<byte[]> hash) {
    return DSL.function("hex", String.class, hash);
  }

  private static Field<Long> bits(Field<String> hex) {
    return DSL.function("conv", SQLDataType.BIGINT, hex, DSL.inline(16), DSL.inline(10));
  }

  private static Field<String> pair(Field<Long> tenBits) {
    Field<Integer> at = DSL.inline(1).plus(DSL.inline(2).times(tenBits));
    return DSL.substring(PAIR_TABLE, at, DSL.inline(2));
  }

  private static String pairs() {
    StringBuilder all = new StringBuilder(2 * ALPHABET.length() * ALPHABET.length());
    for (char first : ALPHABET.toCharArray()) {
      for (char second : ALPHABET.toCharArray()) {
        all.append(first).append(second);
      }
    }
    return all.toString();
  }
}
