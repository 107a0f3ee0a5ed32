package io.github.djtoolkit.sql.condition;

import java.util.HexFormat;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.CustomField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** A part of a condition: a value, or what is true or false. */
sealed interface Term {

  /**
   * A value.
   *
   * @param field the value
   */
  record Value(Field<Object> field) implements Term {}

  /**
   * Something true or false.
   *
   * @param condition the condition
   */
  record Truth(Condition condition) implements Term {}

  /**
   * TRUE or FALSE, which are both.
   *
   * @param value which one
   */
  record Constant(boolean value) implements Term {}

  static Value string(String text) {
    return new Value(DSL.inline(text).coerce(Object.class));
  }

  /** A number or another literal in the very characters of its token, which are harmless. */
  static Value verbatim(String before, String characters, String after) {
    return new Value(
        CustomField.of(
            DSL.name("literal"),
            SQLDataType.OTHER,
            ctx -> ctx.sql(before).sql(characters).sql(after)));
  }

  /** DATE, TIME or TIMESTAMP and a string. */
  static Value temporal(String keyword, String text) {
    return new Value(
        CustomField.of(
            DSL.name("temporal"),
            SQLDataType.OTHER,
            ctx -> ctx.sql(keyword).sql(" ").visit(DSL.inline(text))));
  }

  static Value hex(String digits) {
    String even = digits.length() % 2 == 0 ? digits : "0" + digits;
    return verbatim("x'", HexFormat.of().formatHex(HexFormat.of().parseHex(even)), "'");
  }

  static Value nothing() {
    return new Value(DSL.inline(null, SQLDataType.OTHER));
  }
}
