package io.github.djtoolkit.sql.copy;

import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.schema.TableName;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** The selected rows of a source as parts of a SELECT. */
final class SelectedRows {

  private static final String CHOSEN = "chosen";

  private final CopiedTable copied;

  SelectedRows(CopiedTable copied) {
    this.copied = copied;
  }

  /** The source under its own name; with a limit only the first rows that are let through. */
  Table<?> table() {
    Table<?> table = table(copied.source().name());
    if (copied.selection().limit().isEmpty()) {
      return table;
    }
    List<Column> key = copied.source().primaryKey();
    List<Field<?>> fields =
        key.stream().<Field<?>>map(c -> field(copied.source().name(), c)).toList();
    Table<?> chosen =
        DSL.select(fields)
            .from(table)
            .where(copied.selection().where().orElse(DSL.noCondition()))
            .orderBy(fields)
            .limit(copied.selection().limit().get())
            .asTable(CHOSEN);
    return table
        .join(chosen)
        .on(
            key.stream()
                .map(c -> field(copied.source().name(), c).eq(field(CHOSEN, c.name())))
                .reduce(DSL.noCondition(), Condition::and));
  }

  /** What a row of {@link #table} must also satisfy. */
  Condition condition() {
    return copied.selection().limit().isPresent()
        ? DSL.noCondition()
        : copied.selection().where().orElse(DSL.noCondition());
  }

  static Table<?> table(TableName name) {
    return DSL.table(DSL.name(name.schema(), name.table()));
  }

  static Field<Object> field(TableName table, Column column) {
    return DSL.field(DSL.name(table.schema(), table.table(), column.name()), Object.class);
  }

  static Field<Object> field(String alias, String column) {
    return DSL.field(DSL.name(alias, column), Object.class);
  }
}
