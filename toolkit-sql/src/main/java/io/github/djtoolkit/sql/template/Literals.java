package io.github.djtoolkit.sql.template;

import org.jooq.Field;
import org.jooq.impl.CustomField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Literals, and character sets of strings, that jOOQ has no words for. */
public final class Literals {

  private Literals() {}

  /**
   * A string literal in a single-byte character set, so that string functions find a character by
   * its place without reading what stands before it.
   *
   * @param ascii the string; ASCII letters and digits only
   * @throws IllegalArgumentException if it holds anything else
   */
  public static Field<String> latin1(String ascii) {
    if (!ascii.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c))) {
      throw new IllegalArgumentException(
          "only ASCII letters and digits can be given a character set");
    }
    return CustomField.of(
        DSL.name("latin1"),
        SQLDataType.VARCHAR,
        ctx -> ctx.sql("_latin1 ").visit(DSL.inline(ascii)));
  }

  /**
   * A string in UTF-8, whatever character set its column has.
   *
   * @param text the string
   * @return the same letters
   */
  public static Field<String> utf8(Field<String> text) {
    return CustomField.of(
        DSL.name("utf8"),
        SQLDataType.VARCHAR,
        ctx -> ctx.sql("convert(").visit(text).sql(" using utf8mb4)"));
  }

  /**
   * A string as a column of another collation would hold it.
   *
   * @param text the string
   * @param collation the other collation; its name begins with its character set
   * @return the same letters, to be compared as that column compares
   */
  public static Field<String> converted(Field<String> text, String collation) {
    String charset = collation.split("_", 2)[0];
    return CustomField.of(
        DSL.name("converted"),
        SQLDataType.VARCHAR,
        ctx ->
            ctx.sql("convert(")
                .visit(text)
                .sql(" using ")
                .visit(DSL.name(charset))
                .sql(") collate ")
                .visit(DSL.name(collation)));
  }

  /**
   * A string literal for a session whose sql_mode lacks NO_BACKSLASH_ESCAPES, as the toolkit's
   * sessions are.
   */
  public static String quote(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
