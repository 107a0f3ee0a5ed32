package io.github.djtoolkit.sql.copy;

import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.sql.template.Literals;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/** Compares a column with the one that takes its values, whatever character sets they have. */
final class Matching {

  private Matching() {}

  /** Equal as the destination's keys see it. */
  static Condition sameKey(ColumnPair pair, Field<Object> from, Field<Object> to) {
    return to.eq(asStoredIn(pair, from));
  }

  /** Alike to the last byte, or both NULL. Never NULL itself. */
  static Condition identical(ColumnPair pair, Field<Object> from, Field<Object> to) {
    if (pair.from().type().isJson() && pair.to().type().isJson()) {
      return bytes(from.cast(SQLDataType.CLOB)).isNotDistinctFrom(bytes(to.cast(SQLDataType.CLOB)));
    }
    if (collation(pair.from()).isEmpty() || collation(pair.to()).isEmpty()) {
      return from.isNotDistinctFrom(to);
    }
    if (pair.from().collation().equals(pair.to().collation())) {
      return bytes(from).isNotDistinctFrom(bytes(to));
    }
    return bytes(utf8(from)).isNotDistinctFrom(bytes(utf8(to)));
  }

  /** The value of a column as text that is alike in every character set. */
  static Field<?> text(Column column, Field<Object> value) {
    return collation(column).isPresent() ? bytes(utf8(value)) : bytes(value);
  }

  private static Field<Object> asStoredIn(ColumnPair pair, Field<Object> from) {
    Optional<String> wanted = collation(pair.to());
    if (wanted.isEmpty() || wanted.equals(collation(pair.from()))) {
      return from;
    }
    return Literals.like(from, pair.to()).coerce(Object.class);
  }

  private static Optional<String> collation(Column column) {
    return column.collation();
  }

  private static Field<String> utf8(Field<Object> value) {
    return Literals.utf8(value.coerce(String.class));
  }

  private static Field<byte[]> bytes(Field<?> value) {
    return value.coerce(Object.class).cast(SQLDataType.VARBINARY);
  }
}
