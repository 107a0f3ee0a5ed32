package io.github.djtoolkit.sql.compare;

import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.schema.Table;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * One of the two tables inside a statement, under its full name: the other is in another schema.
 *
 * @param table the table
 */
record Side(Table table) {

  org.jooq.Table<?> rows() {
    return DSL.table(DSL.name(table.name().schema(), table.name().table()));
  }

  Field<Object> field(Column column) {
    return field(column.name(), Object.class);
  }

  <T> Field<T> field(String column, Class<T> type) {
    return DSL.field(DSL.name(table.name().schema(), table.name().table(), column), type);
  }
}
