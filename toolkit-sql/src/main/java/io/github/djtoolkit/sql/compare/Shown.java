package io.github.djtoolkit.sql.compare;

import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.sql.template.Literals;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Values as text for people, made by the server, so that a large value never leaves it: long ones
 * are cut, and their length and CRC32 tell what the cut part cannot.
 */
final class Shown {

  private static final int CHARACTERS = 80;

  /** A reference tells nothing when it is cut. */
  private static final int REFERENCE = 1000;

  private static final int BYTES = 32;

  private Shown() {}

  static Field<String> value(Field<?> value, Column column) {
    return switch (ValueKind.of(column)) {
      case NUMBER -> text(value.coerce(Double.class).plus(DSL.inline(0)));
      case FLOATING -> text(value.coerce(Double.class).plus(DSL.inline(0.0)));
      case TEXT, JSON, MOMENT, TIME -> text(value);
      case BYTES -> bytes(value);
    };
  }

  static Field<String> reference(Field<?> value) {
    return text(value, REFERENCE);
  }

  static Field<String> text(Field<?> value) {
    return text(value, CHARACTERS);
  }

  private static Field<String> text(Field<?> value, int most) {
    Field<String> utf8 = Literals.utf8(value.coerce(String.class));
    Field<Integer> length = function("char_length", Integer.class, utf8);
    return DSL.when(length.le(DSL.inline(most)), utf8)
        .otherwise(cut(DSL.left(utf8, DSL.inline(most)), length, " characters", utf8));
  }

  static Field<String> bytes(Field<?> value) {
    Field<String> raw = value.coerce(String.class);
    Field<Integer> length = function("length", Integer.class, raw);
    Field<String> start =
        concat(DSL.inline("0x"), function("hex", String.class, DSL.left(raw, DSL.inline(BYTES))));
    return DSL.when(length.le(DSL.inline(BYTES)), start)
        .otherwise(cut(start, length, " bytes", raw));
  }

  static Field<String> concat(Field<?>... parts) {
    return function("concat", String.class, parts);
  }

  private static Field<String> cut(
      Field<String> start, Field<Integer> length, String unit, Field<String> value) {
    return concat(
        start,
        DSL.inline("... ("),
        length,
        DSL.inline(unit + ", CRC32 "),
        function("hex", String.class, function("crc32", Long.class, value)),
        DSL.inline(")"));
  }

  private static <T> Field<T> function(String name, Class<T> type, Field<?>... arguments) {
    return DSL.function(name, type, arguments);
  }
}
