package io.github.djtoolkit.sql.external;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.template.TableAlias;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.Name;
import org.jooq.Record4;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * External columns of a table as parts of a SELECT that reads their JSON values, whether the table
 * has JSON columns or legacy ones alone. The tracking tables are joined, and the metadata is
 * computed on the server. Immutable and thread-safe.
 */
public final class ConvertedColumns {

  /** No column is converted. */
  public static final ConvertedColumns NONE = new ConvertedColumns(List.of(), List.of());

  private final List<Conversion> conversions;
  private final List<String> targets;
  private final List<ExternalRows> rows;

  /**
   * Some columns.
   *
   * @param conversions how each is converted; each must have a tracking table
   * @param targets for each the name of the column that takes the JSON value elsewhere
   */
  public ConvertedColumns(List<Conversion> conversions, List<String> targets) {
    this.conversions = List.copyOf(conversions);
    this.targets = List.copyOf(targets);
    this.rows =
        IntStream.range(0, conversions.size())
            .mapToObj(
                i ->
                    new ExternalRows(
                        conversions.get(i),
                        conversions.get(i).column().tracking().orElseThrow(),
                        alias(i, conversions.get(i))))
            .toList();
  }

  /** Names the tracking table, since two of one schema cannot be locked under the same alias. */
  private static String alias(int index, Conversion conversion) {
    return "tracked" + index + " " + conversion.column().tracking().orElseThrow().table();
  }

  /**
   * How the columns are converted.
   *
   * @return one a column
   */
  public List<Conversion> conversions() {
    return conversions;
  }

  /**
   * Where the JSON values go.
   *
   * @return one column's name for each conversion
   */
  public List<String> targets() {
    return targets;
  }

  /**
   * The tracking tables that {@link #join} reads.
   *
   * @return their names
   */
  public List<TableName> trackingTables() {
    return conversions.stream().map(c -> c.column().tracking().orElseThrow()).distinct().toList();
  }

  /**
   * The names under which {@link #join} reads tables.
   *
   * @return one or two a column
   */
  public List<TableAlias> aliases() {
    List<TableAlias> aliases = new ArrayList<>();
    for (ExternalRows row : rows) {
      aliases.add(row.tracked().alias());
      row.tracked()
          .foundName()
          .ifPresent(f -> aliases.add(new TableAlias(row.tracked().foundAlias(), f)));
    }
    return aliases;
  }

  /**
   * Joins what the other parts need. No row gets lost or is doubled.
   *
   * @param from the table under its own name, or a join with it
   * @return the longer join
   */
  public Table<?> join(Table<?> from) {
    if (rows.isEmpty()) {
      return from;
    }
    Table<?> joined = from.crossJoin(Base32.pairTable());
    for (ExternalRows row : rows) {
      joined = row.joinTo(joined);
    }
    return joined;
  }

  /**
   * The JSON values.
   *
   * @return one a column: a JSON value that is there where it is right, else a new one
   */
  public List<Field<JSON>> values() {
    return rows.stream().map(ExternalRows::copied).toList();
  }

  /**
   * What each target column elsewhere must hold: what is there where it tells of the same object as
   * the row here, so that an object which was moved is not forgotten, else a new value.
   *
   * @param elsewhere the table with the target columns, as the statement names it
   * @return one value a column
   */
  public List<Field<JSON>> values(Name elsewhere) {
    List<Field<JSON>> values = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Field<JSON> there = DSL.field(elsewhere.append(targets.get(i)), JSON.class);
      values.add(
          DSL.when(rows.get(i).matchesAsItIsNow(there), there).otherwise(rows.get(i).copied()));
    }
    return values;
  }

  /**
   * A row has a legacy value without a tracking row, in any of the columns.
   *
   * @return the condition; false where no column is converted
   */
  public Condition dangling() {
    return rows.stream().map(ExternalRows::dangling).reduce(DSL.falseCondition(), Condition::or);
  }

  /**
   * JSON values elsewhere tell of the same objects as the rows here.
   *
   * @param elsewhere the table with the target columns, as the statement names it
   * @return one condition a column, true or false and never NULL
   */
  public List<Condition> same(Name elsewhere) {
    List<Condition> all = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      all.add(
          rows.get(i).matchesAsItIsNow(DSL.field(elsewhere.append(targets.get(i)), JSON.class)));
    }
    return all;
  }

  /**
   * The objects that one column's rows refer to, in order of hash, as {@link
   * ExternalStatements#toTracked} reads them.
   *
   * @param index which column
   * @param rows the table under its own name, or a join with it
   * @param condition which of its rows
   * @param after hash to go on behind; empty at the start
   * @param limit objects at most
   * @return the query
   */
  public Select<Record4<byte[], Long, String, String>> objects(
      int index, Table<?> rows, Condition condition, Optional<byte[]> after, int limit) {
    ExternalRows row = this.rows.get(index);
    return DSL.select(
            row.tracked().hash(),
            row.tracked().size(),
            row.tracked().attachmentName(),
            row.tracked().filepath())
        .from(row.tracked().table())
        .where(DSL.exists(DSL.selectOne().from(rows).where(row.joined()).and(condition)))
        .and(after.map(h -> row.tracked().hash().gt(h)).orElse(DSL.noCondition()))
        .orderBy(row.tracked().hash())
        .limit(limit);
  }

  /**
   * The same for rows of which {@link #join} has joined everything.
   *
   * @param index which column
   * @param joined the join
   * @param condition which of its rows
   * @param after hash to go on behind; empty at the start
   * @param limit objects at most
   * @return the query
   */
  public Select<Record4<byte[], Long, String, String>> joinedObjects(
      int index, Table<?> joined, Condition condition, Optional<byte[]> after, int limit) {
    ExternalRows row = rows.get(index);
    return DSL.selectDistinct(
            row.tracked().hash(),
            row.tracked().size(),
            row.tracked().attachmentName(),
            row.tracked().filepath())
        .from(joined)
        .where(row.tracked().hash().isNotNull())
        .and(condition)
        .and(after.map(h -> row.tracked().hash().gt(h)).orElse(DSL.noCondition()))
        .orderBy(row.tracked().hash())
        .limit(limit);
  }
}
