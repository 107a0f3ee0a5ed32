package io.github.djtoolkit.sql.integrity;

import io.github.djtoolkit.model.schema.Table;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** The primary key of a table in a query. */
final class PrimaryKey {

  private PrimaryKey() {}

  static Stream<Field<?>> fields(Table table) {
    return table.primaryKey().stream()
        .map(c -> DSL.field(DSL.name(table.name().schema(), table.name().table(), c.name())));
  }
}
