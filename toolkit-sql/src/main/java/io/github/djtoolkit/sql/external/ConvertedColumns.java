package io.github.djtoolkit.sql.external;

import io.github.djtoolkit.model.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSON;
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
                        "tracked" + i))
            .toList();
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
   * @param elsewhere alias of the table with the target columns
   * @return one condition a column, true or false and never NULL
   */
  public List<Condition> same(String elsewhere) {
    List<Condition> all = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      all.add(rows.get(i).matches(DSL.field(DSL.name(elsewhere, targets.get(i)), JSON.class)));
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
    String alias = "tracked" + index;
    return DSL.select(
            row.trackedHash(),
            DSL.field(DSL.name(alias, "size"), Long.class),
            DSL.field(DSL.name(alias, "attachment_name"), String.class),
            DSL.field(DSL.name(alias, "filepath"), String.class))
        .from(row.trackingTable())
        .where(DSL.exists(DSL.selectOne().from(rows).where(row.joined()).and(condition)))
        .and(after.map(h -> row.trackedHash().gt(h)).orElse(DSL.noCondition()))
        .orderBy(row.trackedHash())
        .limit(limit);
  }
}
