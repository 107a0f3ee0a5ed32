package io.github.djtoolkit.sql.checksum;

import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.template.Literals;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * The SHA-256 of a row's values. They are written one after the other in a form that can be cut in
 * one way only: a number or a time, then a comma; a string's length, a colon, then the string, or a
 * hyphen for NULL. A value that may be large is written as its own SHA-256, so that a row never
 * grows beyond max_allowed_packet. Immutable.
 */
final class RowDigest {

  private static final int BITS = 256;

  private static final Set<String> WITHIN_UTF8 =
      Set.of("ascii", "latin1", "utf8", "utf8mb3", "utf8mb4", "ucs2", "utf16", "utf16le", "utf32");

  private final TableName table;
  private final List<Column> columns;

  RowDigest(TableName table, List<Column> columns) {
    this.table = table;
    this.columns = List.copyOf(columns);
  }

  /** 64 lower-case hexadecimal digits; never NULL. */
  Field<String> sha256() {
    List<Field<?>> parts = new ArrayList<>();
    parts.add(DSL.inline(new byte[0]));
    columns.forEach(column -> add(column, parts));
    return sha256(function("concat", parts.toArray(Field[]::new)));
  }

  private void add(Column column, List<Field<?>> parts) {
    Field<String> value = field(column);
    switch (column.type().base()) {
      case "tinyint", "smallint", "mediumint", "int", "bigint", "year", "bit" -> {
        parts.add(orElse(plus(value, DSL.inline(0)), ""));
        parts.add(DSL.inline(","));
      }
      case "decimal", "date", "datetime", "timestamp", "time" -> {
        parts.add(orElse(value, ""));
        parts.add(DSL.inline(","));
      }
      case "float", "double" -> {
        parts.add(orElse(plus(value, DSL.inline(0.0)), ""));
        parts.add(DSL.inline(","));
      }
      case "char", "varchar", "tinytext", "text", "enum", "set" ->
          parts.add(counted(text(column, value)));
      case "mediumtext", "longtext", "json" -> parts.add(orElse(sha256(text(column, value)), "-"));
      case "binary", "varbinary", "tinyblob", "blob" -> parts.add(counted(value));
      default -> parts.add(orElse(sha256(value), "-"));
    }
  }

  /** Other character sets have letters that utf8mb4 lacks, which would all be question marks. */
  private static Field<String> text(Column column, Field<String> value) {
    return column.type().isJson() || WITHIN_UTF8.contains(Literals.characterSet(column))
        ? Literals.utf8(value)
        : value;
  }

  private static Field<String> counted(Field<String> value) {
    return orElse(function("concat", function("length", value), DSL.inline(":"), value), "-");
  }

  /** Floats lose digits when they are printed by themselves, and numbers get zeros by ZEROFILL. */
  private static Field<String> plus(Field<String> value, Field<? extends Number> zero) {
    return value.coerce(Double.class).plus(zero).coerce(String.class);
  }

  private static Field<String> orElse(Field<String> value, String instead) {
    return function("ifnull", value, DSL.inline(instead));
  }

  private static Field<String> sha256(Field<String> value) {
    return function("sha2", value, DSL.inline(BITS));
  }

  private static Field<String> function(String name, Field<?>... arguments) {
    return DSL.function(name, String.class, arguments);
  }

  private Field<String> field(Column column) {
    return DSL.field(DSL.name(table.schema(), table.table(), column.name()), String.class);
  }
}
