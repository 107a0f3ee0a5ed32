package io.github.djtoolkit.sql.template;

import io.github.djtoolkit.model.schema.ForeignKey;
import io.github.djtoolkit.model.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Query;
import org.jooq.QueryPart;
import org.jooq.impl.CustomQueryPart;
import org.jooq.impl.DSL;

/**
 * An ALTER TABLE of several clauses, for what jOOQ cannot say: MODIFY, places of columns, several
 * renames, ALGORITHM and LOCK. Names are quoted and values inlined by jOOQ. Immutable: each method
 * returns a longer statement.
 *
 * <p>Never rename a column to a name that another column gives up in the same statement: on MySQL
 * 8.0.33 such a swap beside DROP FOREIGN KEY, with ALGORITHM=INPLACE, mixes up the columns' places
 * in InnoDB's dictionary when one of them was added instantly, and after a restart the table
 * crashes the server.
 */
public final class Alter {

  private final TableName table;
  private final List<QueryPart> clauses;

  private Alter(TableName table, List<QueryPart> clauses) {
    this.table = table;
    this.clauses = List.copyOf(clauses);
  }

  /**
   * {@return a statement without clauses}
   *
   * @param table the table
   */
  public static Alter table(TableName table) {
    return new Alter(table, List.of());
  }

  /**
   * MODIFY COLUMN.
   *
   * @param definition the column's line as SHOW CREATE TABLE prints it, name included
   * @return this statement with the clause
   */
  public Alter modify(String definition) {
    return with(CustomQueryPart.of(ctx -> ctx.sql("modify column ").sql(definition)));
  }

  /**
   * ADD COLUMN behind all others.
   *
   * @param column its name
   * @param definition what follows the name; never a user's text
   * @return the longer statement
   */
  public Alter add(String column, String definition) {
    return with(
        CustomQueryPart.of(
            ctx -> ctx.sql("add column ").visit(DSL.name(column)).sql(" ").sql(definition)));
  }

  /**
   * ADD COLUMN of type JSON.
   *
   * @param column its name
   * @param nullable whether NULL may be stored; rows get the JSON literal null where it may not
   * @param comment its comment
   * @param after the column that it stands behind; empty puts it first
   * @return this statement with the clause
   */
  public Alter addJson(String column, boolean nullable, String comment, Optional<String> after) {
    return with(
        CustomQueryPart.of(
            ctx -> {
              ctx.sql("add column ")
                  .visit(DSL.name(column))
                  .sql(nullable ? " json null" : " json not null");
              ctx.sql(" comment ").visit(DSL.inline(comment));
              if (after.isPresent()) {
                ctx.sql(" after ").visit(DSL.name(after.get()));
              } else {
                ctx.sql(" first");
              }
            }));
  }

  /**
   * ALTER COLUMN SET DEFAULT with a literal.
   *
   * @param column name of the column
   * @param literal the value
   * @return this statement with the clause
   */
  public Alter setDefault(String column, Field<?> literal) {
    return with(part("alter column ", DSL.name(column), " set default ", literal));
  }

  /**
   * ALTER COLUMN SET DEFAULT with an expression.
   *
   * @param column name of the column
   * @param expression the expression
   * @return this statement with the clause
   */
  public Alter setDefaultExpression(String column, Field<?> expression) {
    return with(
        CustomQueryPart.of(
            ctx ->
                ctx.sql("alter column ")
                    .visit(DSL.name(column))
                    .sql(" set default (")
                    .visit(expression)
                    .sql(")")));
  }

  /**
   * ALTER COLUMN DROP DEFAULT.
   *
   * @param column name of the column
   * @return this statement with the clause
   */
  public Alter dropDefault(String column) {
    return with(
        CustomQueryPart.of(
            ctx -> ctx.sql("alter column ").visit(DSL.name(column)).sql(" drop default")));
  }

  /**
   * RENAME COLUMN.
   *
   * @param from its name
   * @param to the new name
   * @return this statement with the clause
   */
  public Alter rename(String from, String to) {
    return with(part("rename column ", DSL.name(from), " to ", DSL.name(to)));
  }

  /**
   * DROP COLUMN.
   *
   * @param column name of the column
   * @return this statement with the clause
   */
  public Alter dropColumn(String column) {
    return with(part("drop column ", DSL.name(column)));
  }

  /**
   * DROP INDEX.
   *
   * @param index name of the index
   * @return this statement with the clause
   */
  public Alter dropIndex(String index) {
    return with(part("drop index ", DSL.name(index)));
  }

  /**
   * RENAME INDEX.
   *
   * @param from its name
   * @param to the new name
   * @return this statement with the clause
   */
  public Alter renameIndex(String from, String to) {
    return with(part("rename index ", DSL.name(from), " to ", DSL.name(to)));
  }

  /**
   * DROP FOREIGN KEY.
   *
   * @param constraint name of the key
   * @return this statement with the clause
   */
  public Alter dropForeignKey(String constraint) {
    return with(part("drop foreign key ", DSL.name(constraint)));
  }

  /**
   * ADD CONSTRAINT FOREIGN KEY.
   *
   * @param key the key
   * @return this statement with the clause
   */
  public Alter addForeignKey(ForeignKey key) {
    Name target = DSL.name(key.target().schema(), key.target().table());
    return with(
        CustomQueryPart.of(
            ctx ->
                ctx.sql("add constraint ")
                    .visit(DSL.name(key.name()))
                    .sql(" foreign key (")
                    .visit(names(key.columns()))
                    .sql(") references ")
                    .visit(target)
                    .sql(" (")
                    .visit(names(key.targetColumns()))
                    .sql(") on delete ")
                    .visit(DSL.keyword(key.onDelete()))
                    .sql(" on update ")
                    .visit(DSL.keyword(key.onUpdate()))));
  }

  /**
   * {@return the statement with ALGORITHM=INSTANT: the server does it without touching a row, or
   * refuses}
   */
  public Query instant() {
    return query("algorithm=instant");
  }

  /**
   * {@return the statement with ALGORITHM=INPLACE and LOCK=NONE: the server refuses what would
   * block writers}
   */
  public Query inPlace() {
    return query("algorithm=inplace, lock=none");
  }

  /**
   * The statement with ALGORITHM=COPY: the server writes the whole table anew and lets nobody else
   * write meanwhile.
   *
   * @return the statement
   */
  public Query copy() {
    return query("algorithm=copy");
  }

  private Query query(String algorithm) {
    if (clauses.isEmpty()) {
      throw new IllegalStateException("an ALTER TABLE needs a clause");
    }
    QueryPart statement =
        CustomQueryPart.of(
            ctx -> {
              ctx.sql("alter table ").visit(DSL.name(table.schema(), table.table())).sql(' ');
              for (QueryPart clause : clauses) {
                ctx.visit(clause).sql(", ");
              }
              ctx.sql(algorithm);
            });
    return DSL.query("{0}", statement);
  }

  private Alter with(QueryPart clause) {
    List<QueryPart> longer = new ArrayList<>(clauses);
    longer.add(clause);
    return new Alter(table, longer);
  }

  private static QueryPart part(String first, QueryPart a) {
    return CustomQueryPart.of(ctx -> ctx.sql(first).visit(a));
  }

  private static QueryPart part(String first, QueryPart a, String between, QueryPart b) {
    return CustomQueryPart.of(ctx -> ctx.sql(first).visit(a).sql(between).visit(b));
  }

  private static QueryPart names(List<String> names) {
    return DSL.list(names.stream().map(DSL::name).toList());
  }
}
