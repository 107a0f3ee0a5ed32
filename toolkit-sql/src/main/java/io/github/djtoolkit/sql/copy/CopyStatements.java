package io.github.djtoolkit.sql.copy;

import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.key.KeyRange;
import io.github.djtoolkit.sql.key.KeyRanges;
import io.github.djtoolkit.sql.template.TableAlias;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.Record4;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The statements that copy rows of one table into another and compare both. Rows never leave the
 * server. Immutable and thread-safe.
 */
public final class CopyStatements {

  private final CopiedTable copied;
  private final SelectedRows rows;
  private final TableAlias present;

  /**
   * Statements for one table.
   *
   * @param copied what is copied
   */
  public CopyStatements(CopiedTable copied) {
    this.copied = copied;
    this.rows = new SelectedRows(copied);
    TableName destination = copied.destination().name();
    this.present = new TableAlias("present " + destination.table(), destination);
  }

  /**
   * The names, other than their own, under which {@link #insertMissing} reads tables.
   *
   * @return the aliases, for LOCK TABLES
   */
  public List<TableAlias> aliases() {
    return Stream.concat(Stream.of(present), copied.converted().aliases().stream()).toList();
  }

  /**
   * Copies the selected rows of a range; it fails where one of them is there already.
   *
   * @param range which rows
   * @return one INSERT
   */
  public Query insert(KeyRange range) {
    return insert(selected(DSL.select(values()), source(), range));
  }

  /**
   * Copies the selected rows of a range whose key the destination does not have. The server keeps
   * them aside before it writes, since it also reads the destination: slower than {@link #insert}.
   *
   * @param range which rows
   * @return one INSERT
   */
  public Query insertMissing(KeyRange range) {
    return insert(
        selected(DSL.select(values()), withPresent(false), range).and(presentKey().isNull()));
  }

  /**
   * One row where a selected row of a range is there already, else none.
   *
   * @param range which rows
   * @return the query
   */
  public Select<Record1<Integer>> findPresent(KeyRange range) {
    return selected(DSL.selectOne(), withPresent(true), range).limit(1);
  }

  /**
   * One row where any row is selected, else none.
   *
   * @return the query
   */
  public Select<Record1<Integer>> findSelected() {
    return selected(DSL.selectOne(), rows.table(), KeyRange.ALL).limit(1);
  }

  /**
   * One row where a selected row is missing in the destination, else none.
   *
   * @return the query
   */
  public Select<Record1<Integer>> findMissing() {
    return selected(DSL.selectOne(), withPresent(false), KeyRange.ALL)
        .and(presentKey().isNull())
        .limit(1);
  }

  /**
   * Keys of selected rows of a range that are there with other values.
   *
   * @param range which rows
   * @param limit keys at most
   * @return the query; it has the columns of the destination's key
   */
  public Select<Record> conflicts(KeyRange range, int limit) {
    List<Field<?>> key =
        copied.key().stream().<Field<?>>map(p -> present(p.to()).as(p.to().name())).toList();
    return selected(DSL.select(key), copied.converted().join(withPresent(true)), range)
        .andNot(
            Stream.concat(
                    copied.pairs().stream()
                        .map(p -> Matching.identical(p, field(p.from()), present(p.to()))),
                    copied.converted().same(DSL.name(present.alias())).stream())
                .reduce(DSL.trueCondition(), Condition::and))
        .limit(limit);
  }

  /**
   * Keys of selected rows with an external value whose tracking row is missing.
   *
   * @param limit keys at most
   * @return the query; it has the columns of the source's key
   */
  public Select<Record> dangling(int limit) {
    List<Field<?>> key = copied.source().primaryKey().stream().<Field<?>>map(this::field).toList();
    return selected(DSL.select(key), source(), KeyRange.ALL)
        .and(copied.converted().dangling())
        .limit(limit);
  }

  /**
   * The objects to which the selected rows refer by one converted column.
   *
   * @param index which of the converted columns
   * @param after hash to go on behind; empty at the start
   * @param limit objects at most
   * @return the query, in order of hash
   */
  public Select<Record4<byte[], Long, String, String>> objects(
      int index, Optional<byte[]> after, int limit) {
    return copied.converted().objects(index, rows.table(), rows.condition(), after, limit);
  }

  /**
   * One row where the destination has any row, else none.
   *
   * @return the query
   */
  public Select<Record1<Integer>> findAny() {
    return DSL.selectOne().from(destination()).limit(1);
  }

  /**
   * The number of selected rows, and a sum over all their values in which their order makes no
   * difference: for tables without a key.
   *
   * @return one row
   */
  public Select<Record2<Integer, BigDecimal>> sourceFingerprint() {
    return selected(
        DSL.select(
            DSL.count(),
            fingerprint(
                copied.pairs().stream()
                    .map(p -> Matching.text(p.from(), field(p.from())))
                    .toList())),
        source(),
        KeyRange.ALL);
  }

  /**
   * The same of all rows of the destination.
   *
   * @return one row, equal to that of the source where both hold the same rows
   */
  public Select<Record2<Integer, BigDecimal>> destinationFingerprint() {
    return DSL.select(
            DSL.count(),
            fingerprint(
                copied.pairs().stream()
                    .map(
                        p ->
                            Matching.text(
                                p.to(), SelectedRows.field(copied.destination().name(), p.to())))
                    .toList()))
        .from(destination());
  }

  private Query insert(Select<? extends Record> rows) {
    List<Field<?>> columns = new ArrayList<>();
    copied.pairs().forEach(p -> columns.add(DSL.field(DSL.name(p.to().name()))));
    copied.converted().targets().forEach(t -> columns.add(DSL.field(DSL.name(t))));
    return DSL.insertInto(destination(), columns).select(rows);
  }

  private List<Field<?>> values() {
    List<Field<?>> values = new ArrayList<>();
    copied.pairs().forEach(p -> values.add(field(p.from())));
    values.addAll(copied.converted().values());
    return values;
  }

  private <R extends Record> SelectConditionStep<R> selected(
      org.jooq.SelectFromStep<R> select, Table<?> from, KeyRange range) {
    return select
        .from(from)
        .where(KeyRanges.of(copied.source()).contains(range))
        .and(rows.condition());
  }

  private Table<?> source() {
    return copied.converted().join(rows.table());
  }

  private Table<?> withPresent(boolean only) {
    Table<?> partner = destination().as(present.alias());
    Condition same =
        copied.key().stream()
            .map(p -> Matching.sameKey(p, field(p.from()), present(p.to())))
            .reduce(DSL.noCondition(), Condition::and);
    return only ? rows.table().join(partner).on(same) : source().leftJoin(partner).on(same);
  }

  private Field<Object> presentKey() {
    return present(copied.key().get(0).to());
  }

  private Field<Object> present(Column column) {
    return SelectedRows.field(present.alias(), column.name());
  }

  private Field<Object> field(Column column) {
    return SelectedRows.field(copied.source().name(), column);
  }

  private Table<?> destination() {
    return SelectedRows.table(copied.destination().name());
  }

  private static Field<BigDecimal> fingerprint(List<? extends Field<?>> values) {
    List<Field<?>> digests =
        values.stream()
            .<Field<?>>map(v -> DSL.coalesce(digest(v.coerce(String.class)), DSL.inline("null")))
            .toList();
    Field<String> row = digest(DSL.concat(digests.toArray(Field[]::new)));
    Field<String> number =
        DSL.function(
            "conv",
            String.class,
            DSL.substring(row, DSL.inline(1), DSL.inline(15)),
            DSL.inline(16),
            DSL.inline(10));
    return DSL.sum(number.cast(SQLDataType.DECIMAL(20, 0)));
  }

  private static Field<String> digest(Field<String> text) {
    return DSL.function("sha2", String.class, text, DSL.inline(256));
  }
}
