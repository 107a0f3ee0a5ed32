package io.github.djtoolkit.sql.compare;

import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.sql.checksum.Checksum;
import io.github.djtoolkit.sql.checksum.TableChecksum;
import io.github.djtoolkit.sql.key.KeyRange;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * The statements that compare two tables without a primary key, as bags of rows. Equal checksums
 * end it. Else rows are paired by the digest of their columns and, among rows with the same digest,
 * by the order of their floating-point columns, which are compared within the tolerance. The tables
 * lie in different schemas of one server, and the columns have the same types. Immutable and
 * thread-safe.
 */
public final class KeylessComparison {

  private static final String DIGEST = "digest";
  private static final String NUMBER = "number";
  private static final String SHOWN = "shown";

  private final Side prod;
  private final Side test;
  private final List<ColumnPair.Values> pairs;
  private final List<ColumnPair.Values> floats;
  private final ValueEquality equality;

  /**
   * A comparison.
   *
   * @param prod table of the production side
   * @param test table of the test side
   * @param pairs the columns to compare
   * @param rules when values count as equal
   */
  public KeylessComparison(
      Table prod, Table test, List<ColumnPair.Values> pairs, EqualityRules rules) {
    this.prod = new Side(prod);
    this.test = new Side(test);
    this.pairs = List.copyOf(pairs);
    this.floats = pairs.stream().filter(p -> p.kind() == ValueKind.FLOATING).toList();
    this.equality = new ValueEquality(this.prod, this.test, rules);
  }

  /**
   * The checksum of the production side.
   *
   * @return a query for {@link TableChecksum#read}
   */
  public Select<Record2<Long, BigInteger>> prodChecksum() {
    return checksum(prod, pairs).query(KeyRange.ALL);
  }

  /**
   * The checksum of the test side.
   *
   * @return a query for {@link TableChecksum#read}; equal {@link Checksum}s mean equal rows
   */
  public Select<Record2<Long, BigInteger>> testChecksum() {
    return checksum(test, pairs).query(KeyRange.ALL);
  }

  /**
   * Counts the rows of the production side, those with a partner, and those whose partner is equal.
   *
   * @return a query of one row
   */
  public Select<Record3<Long, Long, Long>> count() {
    return DSL.select(
            counted(),
            counted(number(test)),
            counted(DSL.when(number(test).isNotNull().and(allNear()), DSL.inline(1))))
        .from(paired(prod, test));
  }

  /**
   * Some rows that the test side lacks, or has with floating-point numbers beyond the tolerance.
   *
   * @param limit most rows
   * @return a query for {@link #difference}
   */
  public Select<Record> differences(int limit) {
    List<Field<?>> fields = new ArrayList<>();
    fields.add(field(prod, SHOWN, String.class));
    fields.add(DSL.field(number(test).isNotNull()));
    for (int i = 0; i < floats.size(); i++) {
      fields.add(DSL.field(isNotTrue(near(i))));
      fields.add(Shown.value(value(prod, i), floats.get(i).prod()));
      fields.add(Shown.value(value(test, i), floats.get(i).test()));
    }
    return DSL.select(fields)
        .from(paired(prod, test))
        .where(number(test).isNull().or(isNotTrue(allNear())))
        .orderBy(field(prod, SHOWN, String.class))
        .limit(limit);
  }

  /**
   * Some rows that the test side has alone, as text.
   *
   * @param limit most rows
   * @return a query of one column
   */
  public Select<Record> extra(int limit) {
    return DSL.select(List.<Field<?>>of(field(test, SHOWN, String.class)))
        .from(paired(test, prod))
        .where(number(prod).isNull())
        .orderBy(field(test, SHOWN, String.class))
        .limit(limit);
  }

  /**
   * What differs in a row.
   *
   * @param row a row of {@link #differences}
   * @return the numbers that differ; without values, under the whole row as its key, where the test
   *     side lacks it
   */
  public RowDifference difference(Record row) {
    Map<String, String> key = Map.of("row", String.valueOf(row.get(0)));
    if (!Boolean.TRUE.equals(row.get(1, Boolean.class))) {
      return new RowDifference(key, false, List.of());
    }
    List<RowDifference.Value> values = new ArrayList<>();
    for (int i = 0; i < floats.size(); i++) {
      if (Boolean.TRUE.equals(row.get(2 + 3 * i, Boolean.class))) {
        values.add(
            new RowDifference.Value(
                floats.get(i).name(), text(row, 3 + 3 * i), text(row, 4 + 3 * i)));
      }
    }
    return new RowDifference(key, true, values);
  }

  private static Field<Long> counted() {
    return DSL.count().coerce(Long.class);
  }

  private static Field<Long> counted(Field<?> value) {
    return DSL.count(value).coerce(Long.class);
  }

  private static Optional<String> text(Record row, int at) {
    return Optional.ofNullable(row.get(at, String.class));
  }

  private org.jooq.Table<?> paired(Side outer, Side inner) {
    Condition partner =
        field(outer, DIGEST, String.class)
            .eq(field(inner, DIGEST, String.class))
            .and(number(outer).eq(number(inner)));
    return ranked(outer).leftJoin(ranked(inner)).on(partner);
  }

  /** Each row with its digest without floating-point columns, and its place among its like. */
  private org.jooq.Table<?> ranked(Side side) {
    List<ColumnPair.Values> exact =
        pairs.stream().filter(p -> p.kind() != ValueKind.FLOATING).toList();
    Field<String> digest = checksum(side, exact).rowDigest();
    List<Field<?>> fields = new ArrayList<>();
    fields.add(digest.as(DIGEST));
    fields.add(
        DSL.rowNumber()
            .over(DSL.partitionBy(digest).orderBy(floats.stream().map(p -> of(side, p)).toList()))
            .as(NUMBER));
    for (int i = 0; i < floats.size(); i++) {
      fields.add(of(side, floats.get(i)).as(valueName(i)));
    }
    fields.add(shown(side).as(SHOWN));
    return DSL.select(fields).from(side.rows()).asTable(alias(side));
  }

  private Field<String> shown(Side side) {
    List<Field<?>> parts = new ArrayList<>();
    parts.add(DSL.inline(", "));
    for (ColumnPair.Values pair : pairs) {
      parts.add(
          DSL.coalesce(
              Shown.value(of(side, pair), side.equals(prod) ? pair.prod() : pair.test()),
              DSL.inline("NULL")));
    }
    return DSL.function("concat_ws", String.class, parts.toArray(Field[]::new));
  }

  private TableChecksum checksum(Side side, List<ColumnPair.Values> columns) {
    return TableChecksum.of(
        side.table(),
        columns.stream().map(p -> (side.equals(prod) ? p.prod() : p.test()).name()).toList());
  }

  private Condition allNear() {
    Condition all = DSL.trueCondition();
    for (int i = 0; i < floats.size(); i++) {
      all = all.and(near(i));
    }
    return all;
  }

  private Condition near(int i) {
    return equality.near(value(prod, i), value(test, i));
  }

  private static Condition isNotTrue(Condition condition) {
    return DSL.coalesce(DSL.field(condition), DSL.inline(false)).isFalse();
  }

  private Field<Object> of(Side side, ColumnPair.Values pair) {
    return side.field(side.equals(prod) ? pair.prod() : pair.test());
  }

  private Field<Object> value(Side side, int i) {
    return field(side, valueName(i), Object.class);
  }

  private Field<Long> number(Side side) {
    return field(side, NUMBER, Long.class);
  }

  private <T> Field<T> field(Side side, String name, Class<T> type) {
    return DSL.field(DSL.name(alias(side), name), type);
  }

  private String alias(Side side) {
    return side.equals(prod) ? "prod" : "test";
  }

  private static String valueName(int i) {
    return "value" + i;
  }
}
