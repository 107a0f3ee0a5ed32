package io.github.djtoolkit.sql.read;

import static io.github.djtoolkit.sql.internal.meta.Tables.CHECK_CONSTRAINTS;
import static io.github.djtoolkit.sql.internal.meta.Tables.COLUMNS;

import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * What information_schema has on one server, where servers differ: checks and generated columns.
 */
final class KnownColumns {

  private final Set<List<String>> names;

  private KnownColumns(Set<List<String>> names) {
    this.names = names;
  }

  /** Takes one query. */
  static KnownColumns read(DSLContext db) {
    return new KnownColumns(
        db.select(COLUMNS.TABLE_NAME, COLUMNS.COLUMN_NAME)
            .from(COLUMNS)
            .where(COLUMNS.TABLE_SCHEMA.eq("information_schema"))
            .and(COLUMNS.TABLE_NAME.in(CHECK_CONSTRAINTS.getName(), COLUMNS.getName()))
            .fetchSet(r -> List.of(r.value1(), r.value2())));
  }

  boolean has(Field<?> column, String table) {
    return names.contains(List.of(table, column.getName()));
  }

  /** A column of COLUMNS, or NULL where the server has none of that name. */
  Field<String> orNull(Field<String> column) {
    return has(column, COLUMNS.getName()) ? column : DSL.inline(null, column).as(column.getName());
  }
}
