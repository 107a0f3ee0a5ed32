package io.github.djtoolkit.sql.external;

import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.model.store.TrackedObject;
import io.github.djtoolkit.sql.key.KeyRange;
import io.github.djtoolkit.sql.key.KeyRanges;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Record4;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * The statements that fill, check and count the JSON values of one table's external columns. All
 * work happens on the server: the tracking tables are joined, and the metadata is computed in SQL.
 * Immutable and thread-safe.
 */
public final class ExternalStatements {

  private final Table table;
  private final List<ExternalRows> rows;

  /**
   * Statements for some external columns of a table.
   *
   * @param table the table as it was read last
   * @param conversions how each column is converted; each must have a tracking table
   */
  public ExternalStatements(Table table, List<Conversion> conversions) {
    this.table = table;
    List<ExternalRows> all = new ArrayList<>();
    for (Conversion conversion : conversions) {
      TableName tracking = conversion.column().tracking().orElseThrow();
      all.add(new ExternalRows(conversion, tracking, "tracked" + all.size()));
    }
    this.rows = List.copyOf(all);
  }

  /**
   * Writes the JSON values of all stale rows in a range and leaves every other value as it was:
   * columns with ON UPDATE are set to themselves. Run again, it changes nothing.
   *
   * @param range a range of the table's key
   * @return the statement
   */
  public Query convert(KeyRange range) {
    Map<Field<?>, Field<?>> values = new LinkedHashMap<>();
    boolean alone = rows.size() == 1;
    rows.forEach(r -> values.put(r.json(), alone ? r.wanted() : r.refreshed()));
    for (Column column : table.columns()) {
      if (column.isUpdatedByRowChange()) {
        values.put(field(column.name()), field(column.name()));
      }
    }
    return DSL.update(joined())
        .set(values)
        .where(KeyRanges.of(table).contains(range))
        .and(any(rows, r -> r.stale().and(r.tracked().isKnown())));
  }

  /**
   * {@return one row with the number of stale values of each column, in the order of the
   * conversions}
   */
  public Select<Record> countStale() {
    return DSL.select(rows.stream().<Field<?>>map(r -> count(r.stale())).toList()).from(joined());
  }

  /**
   * {@return one row where any value of any column is stale, else none} Unlike {@link #countStale}
   * it ends at the first that it finds.
   */
  public Select<Record1<Integer>> findStale() {
    return DSL.selectOne().from(joined()).where(any(rows, ExternalRows::stale)).limit(1);
  }

  /**
   * {@return one row with the number of legacy values of each column: what {@link #countStale}
   * would say before a JSON column exists}
   */
  public Select<Record> countLegacy() {
    return DSL.select(rows.stream().<Field<?>>map(r -> count(r.legacy().isNotNull())).toList())
        .from(base());
  }

  /** {@return one row with the number of legacy values without a tracking row, for each column} */
  public Select<Record> countDangling() {
    return DSL.select(rows.stream().<Field<?>>map(r -> count(r.dangling())).toList())
        .from(joined());
  }

  /**
   * {@return one row with the numbers of {@link #countStale} and behind them those of {@link
   * #countDangling}, in one look at the rows: all that keeps a table from being finalized}
   */
  public Select<Record> countOpen() {
    return DSL.select(
            Stream.concat(
                    rows.stream().map(ExternalRows::stale),
                    rows.stream().map(ExternalRows::dangling))
                .<Field<?>>map(ExternalStatements::count)
                .toList())
        .from(joined());
  }

  /**
   * {@return one row with the number of legacy values beside which there is no JSON value, for each
   * column}
   */
  public Select<Record> countMissing() {
    return DSL.select(rows.stream().<Field<?>>map(r -> count(r.missing())).toList()).from(joined());
  }

  /**
   * {@return one row with the number of values that only 2.x knows, cleared ones among them, for
   * each column}
   */
  public Select<Record> countUnknownToLegacy() {
    return DSL.select(rows.stream().<Field<?>>map(r -> count(r.unknownToLegacy())).toList())
        .from(joined());
  }

  /**
   * {@return primary keys of some rows that refer to a missing tracking row}
   *
   * @param limit keys at most
   */
  public Select<Record> sampleDangling(int limit) {
    return sampleKeys(ExternalRows::dangling, limit);
  }

  /**
   * {@return primary keys of some rows with a legacy value beside which there is no JSON value}
   *
   * @param limit keys at most
   */
  public Select<Record> sampleMissing(int limit) {
    return sampleKeys(ExternalRows::missing, limit);
  }

  /**
   * {@return primary keys of some rows with values that only 2.x knows}
   *
   * @param limit keys at most
   */
  public Select<Record> sampleUnknownToLegacy(int limit) {
    return sampleKeys(ExternalRows::unknownToLegacy, limit);
  }

  private Select<Record> sampleKeys(Function<ExternalRows, Condition> which, int limit) {
    Condition condition = rows.stream().map(which).reduce(DSL.falseCondition(), Condition::or);
    return DSL.select(table.primaryKey().stream().<Field<?>>map(c -> field(c.name())).toList())
        .from(joined())
        .where(condition)
        .limit(limit);
  }

  /**
   * {@return one row where a column refers to any attachment or object with a path, else none} It
   * needs to look at such tracking rows only, of which a table of blobs has none.
   *
   * @param index which conversion
   */
  public Select<Record1<Integer>> findNamed(int index) {
    ExternalRows row = rows.get(index);
    TrackedFields tracked = row.tracked();
    return DSL.selectOne()
        .from(tracked.table())
        .where(tracked.attachmentName().isNotNull().or(tracked.filepath().isNotNull()))
        .and(refersTo(row))
        .limit(1);
  }

  /**
   * {@return what kinds of objects one column refers to: one row with the number of attachments, of
   * objects with a path, of those that come from 0.11, and of all}
   *
   * @param index which conversion
   */
  public Select<Record4<Integer, Integer, Integer, Integer>> countKinds(int index) {
    ExternalRows row = rows.get(index);
    TrackedFields tracked = row.tracked();
    return DSL.select(
            DSL.count(tracked.attachmentName()),
            DSL.count(tracked.filepath()),
            count(tracked.isMoved()),
            DSL.count())
        .from(tracked.table())
        .where(refersTo(row));
  }

  /**
   * {@return the objects that stale rows of one column refer to, in order of hash: what must be in
   * its place before the rows are converted}
   *
   * @param index which conversion
   * @param after hash to go on behind; empty at the start
   * @param limit objects at most
   */
  public Select<Record4<byte[], Long, String, String>> staleObjects(
      int index, Optional<byte[]> after, int limit) {
    return objects(index, true, after, limit);
  }

  /**
   * {@return the objects that any row of one column refers to, as {@link #staleObjects}; needs no
   * JSON column}
   *
   * @param index which conversion
   * @param after hash to go on behind; empty at the start
   * @param limit objects at most
   */
  public Select<Record4<byte[], Long, String, String>> objects(
      int index, Optional<byte[]> after, int limit) {
    return objects(index, false, after, limit);
  }

  /**
   * {@return the objects from 0.11 that any row of one column refers to: key, size, path and MD5 of
   * the content}
   *
   * @param index which conversion
   * @param after hash to go on behind; empty at the start
   * @param limit objects at most
   */
  public Select<Record4<byte[], Long, String, byte[]>> movedObjects(
      int index, Optional<byte[]> after, int limit) {
    ExternalRows row = rows.get(index);
    TrackedFields tracked = row.tracked();
    return DSL.select(tracked.hash(), tracked.size(), tracked.filepath(), tracked.contentsHash())
        .from(tracked.table())
        .where(tracked.isMoved())
        .and(refersTo(row))
        .and(after.map(tracked.hash()::gt).orElse(DSL.noCondition()))
        .orderBy(tracked.hash())
        .limit(limit);
  }

  private Select<Record4<byte[], Long, String, String>> objects(
      int index, boolean staleOnly, Optional<byte[]> after, int limit) {
    ExternalRows row = rows.get(index);
    TrackedFields tracked = row.tracked();
    org.jooq.Table<?> from =
        staleOnly
            ? row.joinTo(base().crossJoin(Base32.pairTable()))
            : base().join(tracked.table()).on(row.joined());
    return DSL.selectDistinct(
            tracked.hash(), tracked.size(), tracked.attachmentName(), tracked.filepath())
        .from(from)
        .where(staleOnly ? row.stale().and(tracked.hash().isNotNull()) : DSL.noCondition())
        .and(after.map(tracked.hash()::gt).orElse(DSL.noCondition()))
        .orderBy(tracked.hash())
        .limit(limit);
  }

  /** Some row of the table refers to the tracking row. */
  private Condition refersTo(ExternalRows row) {
    return DSL.exists(DSL.selectOne().from(base()).where(row.joined()));
  }

  /**
   * {@return a row of {@link #staleObjects}}
   *
   * @param row the row
   */
  public static TrackedObject toTracked(Record4<byte[], Long, String, String> row) {
    return new TrackedObject(
        HexFormat.of().formatHex(row.value1()),
        row.value2(),
        Optional.ofNullable(row.value3()),
        Optional.ofNullable(row.value4()),
        Optional.empty());
  }

  /**
   * {@return the tables that {@link #convert} reads besides its own, with their aliases: what LOCK
   * TABLES must name}
   */
  public Map<String, TableName> readTables() {
    Map<String, TableName> tables = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      tables.put("tracked" + i, rows.get(i).column().tracking().orElseThrow());
    }
    rows.forEach(
        r -> r.tracked().foundName().ifPresent(t -> tables.put(r.tracked().foundAlias(), t)));
    return tables;
  }

  private org.jooq.Table<?> joined() {
    org.jooq.Table<?> source = base().crossJoin(Base32.pairTable());
    for (ExternalRows row : rows) {
      source = row.joinTo(source);
    }
    return source;
  }

  private org.jooq.Table<?> base() {
    return DSL.table(DSL.name(table.name().schema(), table.name().table()));
  }

  private static Condition any(
      List<ExternalRows> rows, Function<ExternalRows, Condition> condition) {
    return rows.stream().map(condition).reduce(DSL.falseCondition(), Condition::or);
  }

  private Field<Object> field(String column) {
    return DSL.field(DSL.name(table.name().schema(), table.name().table(), column), Object.class);
  }

  private static Field<Integer> count(Condition condition) {
    return DSL.count(DSL.when(condition, DSL.inline(1)));
  }
}
