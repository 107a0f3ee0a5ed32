package io.github.djtoolkit.sql.template;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Context;
import org.jooq.Name;
import org.jooq.Query;
import org.jooq.impl.CustomQueryPart;
import org.jooq.impl.DSL;

/**
 * CREATE TABLE with comments on its columns, for which jOOQ has no words. All columns are VARCHAR
 * and NOT NULL; the engine is InnoDB, and the character set is the schema's. Immutable.
 */
public final class CommentedTable {

  private final Name table;
  private final List<CommentedColumn> columns;

  /**
   * A column.
   *
   * @param name name of the column
   * @param length length in characters
   * @param comment comment of the column
   */
  public record CommentedColumn(Name name, int length, String comment) {}

  /**
   * A table.
   *
   * @param table name of the table, with its schema
   * @param columns columns in order
   */
  public CommentedTable(Name table, List<CommentedColumn> columns) {
    this.table = table;
    this.columns = List.copyOf(columns);
  }

  /**
   * Creates the table.
   *
   * @param primaryKey columns of the primary key
   * @return the statement; it fails where the table exists
   */
  public Query create(List<Name> primaryKey) {
    return DSL.query("{0}", CustomQueryPart.of(context -> render(context, primaryKey)));
  }

  private void render(Context<?> context, List<Name> primaryKey) {
    context.sql("create table ").visit(table).sql(" (");
    for (CommentedColumn column : columns) {
      context
          .visit(column.name())
          .sql(" varchar(")
          .sql(column.length())
          .sql(") not null comment ")
          .visit(DSL.inline(column.comment()))
          .sql(", ");
    }
    context.sql("primary key (");
    List<Name> rest = new ArrayList<>(primaryKey);
    context.visit(rest.remove(0));
    rest.forEach(name -> context.sql(", ").visit(name));
    context.sql(")) engine=InnoDB");
  }
}
