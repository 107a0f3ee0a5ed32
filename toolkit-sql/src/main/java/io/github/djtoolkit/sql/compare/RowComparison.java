package io.github.djtoolkit.sql.compare;

import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.sql.external.Base32;
import io.github.djtoolkit.sql.key.KeyRange;
import io.github.djtoolkit.sql.key.KeyRanges;
import io.github.djtoolkit.sql.template.Literals;
import io.github.djtoolkit.sql.template.TableAlias;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.TableLike;
import org.jooq.impl.DSL;

/**
 * The statements that compare two tables with the same primary key, which the server joins. The
 * tables lie in different schemas of one server. Immutable and thread-safe.
 */
public final class RowComparison {

  private final Side prod;
  private final Side test;
  private final List<PairInStatement> pairs;

  /**
   * A comparison.
   *
   * @param prod table of the production side
   * @param test table of the test side, with a primary key of the same columns
   * @param pairs the columns to compare, those of the key included
   * @param rules when values count as equal; floating-point numbers of the key must be the same
   */
  public RowComparison(Table prod, Table test, List<ColumnPair> pairs, EqualityRules rules) {
    this.prod = new Side(prod);
    this.test = new Side(test);
    List<PairInStatement> all = new ArrayList<>();
    for (ColumnPair pair : pairs) {
      all.add(PairInStatement.of(pair, this.prod, this.test, rules, "tracked" + all.size()));
    }
    this.pairs = List.copyOf(all);
  }

  /**
   * Whether each row of one side has at most one partner on the other; not so where a string of the
   * key has another collation there, which may take two strings for one.
   *
   * @return true where equal numbers of rows and partners mean that no row is alone
   */
  public boolean pairsRowsOneToOne() {
    return prod.table().primaryKey().stream()
        .allMatch(c -> ValueEquality.sameCollation(c, partner(c, test)));
  }

  /**
   * The names, other than their own, under which the statements read tables.
   *
   * @return one for each pair of a legacy column and a JSON one
   */
  public List<TableAlias> aliases() {
    return pairs.stream().flatMap(p -> p.legacy().stream()).map(LegacyReference::alias).toList();
  }

  /**
   * Counts the rows of the production side in a range, those that the test side has too, and those
   * that are equal.
   *
   * @param range a range of {@link KeyRanges} of the production side's table
   * @return a query of one row
   */
  public Select<Record3<Long, Long, Long>> count(KeyRange range) {
    Condition equal = isPresent(test).and(allEqual());
    return DSL.select(counted(), counted(anyKey(test)), counted(DSL.when(equal, DSL.inline(1))))
        .from(joined())
        .where(isIn(range));
  }

  /**
   * Counts the rows of the test side.
   *
   * @return a query of one row
   */
  public Select<Record1<Long>> countTest() {
    return DSL.select(counted()).from(test.rows());
  }

  /**
   * Counts the rows in a range that the test side has alone.
   *
   * @param range a range of {@link KeyRanges} of the test side's table
   * @return a query of one row
   */
  public Select<Record1<Long>> countExtra(KeyRange range) {
    return DSL.select(counted())
        .from(test.rows().leftJoin(prod.rows()).on(sameKey(test, prod)))
        .where(KeyRanges.of(test.table()).contains(range))
        .and(DSL.not(isPresent(prod)));
  }

  /**
   * The first rows in a range that the test side lacks or has with other values, in the key's
   * order.
   *
   * @param range a range of {@link KeyRanges} of the production side's table
   * @param limit most rows
   * @return a query for {@link #difference}
   */
  public Select<Record> differences(KeyRange range, int limit) {
    List<Field<?>> fields = new ArrayList<>(shownKey(prod));
    fields.add(DSL.field(isPresent(test)));
    for (PairInStatement pair : pairs) {
      Condition differs = isNotTrue(pair.equal());
      fields.add(DSL.field(differs));
      fields.add(DSL.when(differs, pair.prodShown()));
      fields.add(DSL.when(differs, pair.testShown()));
    }
    return DSL.select(fields)
        .from(joined())
        .where(isIn(range))
        .and(DSL.not(isPresent(test)).or(isNotTrue(allEqual())))
        .orderBy(prod.table().primaryKey().stream().map(prod::field).toList())
        .limit(limit);
  }

  /**
   * The first rows in a range that the test side has alone, in the key's order.
   *
   * @param range a range of {@link KeyRanges} of the test side's table
   * @param limit most rows
   * @return a query for {@link #key}
   */
  public Select<Record> extra(KeyRange range, int limit) {
    return DSL.select(shownKey(test))
        .from(test.rows().leftJoin(prod.rows()).on(sameKey(test, prod)))
        .where(KeyRanges.of(test.table()).contains(range))
        .and(DSL.not(isPresent(prod)))
        .orderBy(test.table().primaryKey().stream().map(test::field).toList())
        .limit(limit);
  }

  /**
   * The key of a row that was found.
   *
   * @param row a row of {@link #differences} or {@link #extra}
   * @return values by column, in the key's order
   */
  public Map<String, String> key(Record row) {
    Map<String, String> key = new LinkedHashMap<>();
    for (Column column : prod.table().primaryKey()) {
      key.put(column.name(), String.valueOf(row.get(key.size())));
    }
    return key;
  }

  /**
   * What differs in a row.
   *
   * @param row a row of {@link #differences}
   * @return the values that differ; empty where the test side lacks the row
   */
  public RowDifference difference(Record row) {
    int at = prod.table().primaryKey().size();
    List<RowDifference.Value> values = new ArrayList<>();
    if (!isTrue(row, at)) {
      return new RowDifference(key(row), false, values);
    }
    for (PairInStatement pair : pairs) {
      if (isTrue(row, at + 1)) {
        values.add(new RowDifference.Value(pair.name(), text(row, at + 2), text(row, at + 3)));
      }
      at += 3;
    }
    return new RowDifference(key(row), true, values);
  }

  List<PairInStatement> pairs() {
    return pairs;
  }

  /** The primary key of the production side as text, in its order. */
  List<Field<String>> shownKey() {
    return shownKey(prod);
  }

  Condition isIn(KeyRange range) {
    return KeyRanges.of(prod.table()).contains(range);
  }

  private Condition allEqual() {
    return pairs.stream().map(PairInStatement::equal).reduce(DSL.trueCondition(), Condition::and);
  }

  /** A condition may be NULL. */
  private static Condition isNotTrue(Condition condition) {
    return DSL.coalesce(DSL.field(condition), DSL.inline(false)).isFalse();
  }

  private static Field<Long> counted() {
    return DSL.count().coerce(Long.class);
  }

  private static Field<Long> counted(Field<?> value) {
    return DSL.count(value).coerce(Long.class);
  }

  private static boolean isTrue(Record row, int at) {
    return Boolean.TRUE.equals(row.get(at, Boolean.class));
  }

  private static Optional<String> text(Record row, int at) {
    return Optional.ofNullable(row.get(at, String.class));
  }

  org.jooq.Table<?> joined() {
    org.jooq.Table<?> all = prod.rows();
    if (pairs.stream().anyMatch(PairInStatement::refers)) {
      all = all.crossJoin((TableLike<?>) Base32.pairTable());
    }
    all = all.leftJoin(test.rows()).on(sameKey(prod, test));
    for (PairInStatement pair : pairs) {
      if (pair.legacy().isPresent()) {
        LegacyReference legacy = pair.legacy().get();
        all = all.leftJoin(legacy.tracking()).on(legacy.joined());
      }
    }
    return all;
  }

  /** The inner side is looked up by its index. */
  private static Condition sameKey(Side outer, Side inner) {
    return DSL.and(outer.table().primaryKey().stream().map(c -> sameKey(outer, c, inner)).toList());
  }

  private static Condition sameKey(Side outer, Column column, Side inner) {
    Column partner = partner(column, inner);
    Field<?> wanted =
        ValueEquality.sameCollation(column, partner)
            ? outer.field(column)
            : Literals.like(outer.field(column), partner);
    return inner.field(partner).eq(wanted.coerce(Object.class));
  }

  private static Column partner(Column column, Side side) {
    return side.table().column(column.name()).orElseThrow();
  }

  private static Condition isPresent(Side side) {
    return anyKey(side).isNotNull();
  }

  private static Field<Object> anyKey(Side side) {
    return side.field(side.table().primaryKey().get(0));
  }

  private static List<Field<String>> shownKey(Side side) {
    return side.table().primaryKey().stream()
        .map(column -> Shown.value(side.field(column), column))
        .toList();
  }
}
