package io.github.djtoolkit.sql.template;

import io.github.djtoolkit.model.schema.Column;
import org.jooq.Field;
import org.jooq.impl.CustomField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Literals, and character sets of strings, that jOOQ has no words for. */
public final class Literals {

  /** The collation of utf8mb4 that sees every difference, spaces at the end too. */
  public static final String EXACT_COLLATION = "utf8mb4_0900_bin";

  private Literals() {}

  /**
   * A string literal in a single-byte character set, so that string functions find a character by
   * its place without reading what stands before it.
   *
   * @param ascii the string; ASCII letters and digits only
   * @return the literal
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
    return converted(text, "utf8mb4");
  }

  /**
   * A string in another character set; what that one lacks becomes a question mark.
   *
   * @param text the string
   * @param characterSet name of the character set, as the server shows it
   * @return the string in that character set and its default collation
   */
  public static Field<String> converted(Field<?> text, String characterSet) {
    String name = checked(characterSet);
    return CustomField.of(
        DSL.name("converted"),
        SQLDataType.VARCHAR,
        ctx -> ctx.sql("convert(").visit(text).sql(" using ").sql(name).sql(")"));
  }

  /**
   * A string in the character set and collation of a column, so that an index of the column finds
   * it.
   *
   * @param text the string
   * @param column a string column
   * @return the string
   */
  public static Field<String> like(Field<?> text, Column column) {
    String collation = checked(column.collation().orElseThrow());
    Field<String> converted = converted(text, characterSet(column));
    return CustomField.of(
        DSL.name("like"),
        SQLDataType.VARCHAR,
        ctx -> ctx.visit(converted).sql(" collate ").sql(collation));
  }

  /**
   * A string in the collation that sees every difference, which is quicker than a cast to bytes.
   *
   * @param text a string of the character set utf8mb4
   * @return the same string
   */
  public static Field<String> exact(Field<?> text) {
    return CustomField.of(
        DSL.name("exact"),
        SQLDataType.VARCHAR,
        ctx -> ctx.visit(text).sql(" collate ").sql(EXACT_COLLATION));
  }

  /**
   * The character set of a string column, which its collation's name begins with.
   *
   * @param column the column
   * @return the name; {@code binary} where the column has no collation
   */
  public static String characterSet(Column column) {
    String collation = column.collation().orElse("binary");
    int end = collation.indexOf('_');
    return end < 0 ? collation : collation.substring(0, end);
  }

  private static String checked(String name) {
    if (!name.matches("[A-Za-z0-9_]+")) {
      throw new IllegalArgumentException("no name of a character set or collation: " + name);
    }
    return name;
  }

  /**
   * A string literal for a session whose sql_mode lacks NO_BACKSLASH_ESCAPES, as the toolkit's
   * sessions are.
   *
   * @param value any text
   * @return the literal, quotes included
   */
  public static String quote(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
