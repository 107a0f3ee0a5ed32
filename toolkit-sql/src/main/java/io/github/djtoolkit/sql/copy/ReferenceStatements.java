package io.github.djtoolkit.sql.copy;

import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.schema.ForeignKey;
import io.github.djtoolkit.model.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Queries for rows whose parents are missing. Stateless. */
public final class ReferenceStatements {

  private static final String WANTED = "wanted";
  private static final String PARENT = "parent";
  private static final String PICKED = "picked";

  private ReferenceStatements() {}

  /**
   * Values of selected rows that a foreign key of the destination would refuse: no parent row has
   * them, and none of the selected rows brings them along.
   *
   * @param copied what is to be copied
   * @param key a foreign key of the destination, all of whose columns are filled from columns
   * @param limit values at most
   * @return the query; its columns are named as those of the parent
   */
  public static Select<Record> missingParents(CopiedTable copied, ForeignKey key, int limit) {
    List<ColumnPair> pairs =
        key.columns().stream().map(c -> copied.pairTo(c).orElseThrow()).toList();
    TableName source = copied.source().name();
    SelectedRows rows = new SelectedRows(copied);
    Table<?> found =
        wanted(source, rows.table(), rows.condition(), pairs)
            .leftJoin(SelectedRows.table(key.target()).as(PARENT))
            .on(meets(pairs, key, PARENT));
    Condition missing = first(PARENT, key).isNull();
    if (key.target().equals(copied.destination().name())) {
      Table<?> picked =
          DSL.select(fields(source, copied.sources(key.targetColumns()), key.targetColumns()))
              .from(rows.table())
              .where(rows.condition())
              .asTable(PICKED);
      found = found.leftJoin(picked).on(meets(pairs, key, PICKED));
      missing = missing.and(first(PICKED, key).isNull());
    }
    return DSL.select(named(pairs, key)).from(found).where(missing).limit(limit);
  }

  /**
   * Values of a table's foreign key that no parent row has.
   *
   * @param child the table
   * @param key its foreign key
   * @param limit values at most
   * @return the query; its columns are named as those of the parent
   */
  public static Select<Record> orphans(
      io.github.djtoolkit.model.schema.Table child, ForeignKey key, int limit) {
    List<ColumnPair> pairs =
        key.columns().stream()
            .map(c -> child.column(c).orElseThrow())
            .map(c -> new ColumnPair(c, c))
            .toList();
    Table<?> found =
        wanted(child.name(), SelectedRows.table(child.name()), DSL.noCondition(), pairs)
            .leftJoin(SelectedRows.table(key.target()).as(PARENT))
            .on(meets(pairs, key, PARENT));
    return DSL.select(named(pairs, key))
        .from(found)
        .where(first(PARENT, key).isNull())
        .limit(limit);
  }

  /** The different values of a key; one with a NULL refers to nothing. */
  private static Table<?> wanted(
      TableName table, Table<?> rows, Condition condition, List<ColumnPair> pairs) {
    List<Column> columns = pairs.stream().map(ColumnPair::from).toList();
    Condition complete =
        columns.stream()
            .map(c -> SelectedRows.field(table, c).isNotNull())
            .reduce(DSL.noCondition(), Condition::and);
    return DSL.selectDistinct(fields(table, columns, columns.stream().map(Column::name).toList()))
        .from(rows)
        .where(condition)
        .and(complete)
        .asTable(WANTED);
  }

  private static Condition meets(List<ColumnPair> pairs, ForeignKey key, String alias) {
    Condition all = DSL.noCondition();
    for (int i = 0; i < pairs.size(); i++) {
      Field<Object> wanted = SelectedRows.field(WANTED, pairs.get(i).from().name());
      Field<Object> there = SelectedRows.field(alias, key.targetColumns().get(i));
      all = all.and(Matching.sameKey(pairs.get(i), wanted, there));
    }
    return all;
  }

  private static Field<Object> first(String alias, ForeignKey key) {
    return SelectedRows.field(alias, key.targetColumns().get(0));
  }

  private static List<Field<?>> named(List<ColumnPair> pairs, ForeignKey key) {
    List<Field<?>> fields = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      fields.add(
          SelectedRows.field(WANTED, pairs.get(i).from().name()).as(key.targetColumns().get(i)));
    }
    return fields;
  }

  private static List<Field<?>> fields(TableName table, List<Column> columns, List<String> names) {
    List<Field<?>> fields = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      fields.add(SelectedRows.field(table, columns.get(i)).as(names.get(i)));
    }
    return fields;
  }
}
