package io.github.djtoolkit.ops.internal.compare;

import io.github.djtoolkit.model.result.CompareResult.Discrepancy;
import io.github.djtoolkit.model.result.CompareResult.Kind;
import io.github.djtoolkit.model.result.CompareResult.TableResult;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.compare.EqualityRules;
import io.github.djtoolkit.sql.compare.RowComparison;
import io.github.djtoolkit.sql.key.KeyRange;
import io.github.djtoolkit.sql.key.KeyRanges;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Record3;

/**
 * The comparison of two tables by their primary key. Rows that only the test side has are looked
 * for where the numbers of rows and of partners tell that there are some.
 */
final class KeyedCheck implements TableCheck {

  private static final int ROWS_PER_RANGE = 10_000;

  private final TablePair pair;
  private final RowComparison rows;
  private final AtomicLong prodRows = new AtomicLong();
  private final AtomicLong testRows = new AtomicLong();
  private final AtomicLong matched = new AtomicLong();
  private final AtomicLong equal = new AtomicLong();
  private final AtomicLong extra = new AtomicLong();
  private final FirstFound<KeyRange> different;
  private final FirstFound<KeyRange> extraRanges;

  KeyedCheck(TablePair pair, EqualityRules rules, int limit) {
    this.pair = pair;
    this.rows = new RowComparison(pair.prod(), pair.test(), pair.columns(), rules);
    this.different = new FirstFound<>(limit);
    this.extraRanges = new FirstFound<>(limit);
  }

  @Override
  public TableName table() {
    return pair.prod().name();
  }

  @Override
  public Iterator<Piece> pieces(DSLContext db) {
    Iterator<Piece> count = List.<Piece>of(this::countTest).iterator();
    return new Pieces(
        count,
        KeyRanges.of(pair.prod()).iterator(db, ROWS_PER_RANGE),
        (number, range) -> worker -> compare(worker, number, range));
  }

  @Override
  public Iterator<Piece> remainder(DSLContext db) {
    if (rows.pairsRowsOneToOne() && matched.get() == testRows.get()) {
      return Collections.emptyIterator();
    }
    return new Pieces(
        Collections.emptyIterator(),
        KeyRanges.of(pair.test()).iterator(db, ROWS_PER_RANGE),
        (number, range) -> worker -> findExtra(worker, number, range));
  }

  @Override
  public TableResult result() {
    long missing = prodRows.get() - matched.get();
    long changed = matched.get() - equal.get();
    return new TableResult(
        pair.name(),
        missing == 0 && changed == 0 && extra.get() == 0,
        prodRows.get(),
        testRows.get(),
        missing,
        extra.get(),
        changed,
        0,
        0);
  }

  @Override
  public List<Discrepancy> discrepancies(DSLContext db, int limit) {
    List<Discrepancy> found = new ArrayList<>();
    for (KeyRange range : different.inOrder()) {
      if (found.size() < limit) {
        db.fetch(rows.differences(range, limit - found.size()))
            .forEach(row -> Discrepancies.add(pair.name(), rows.difference(row), found));
      }
    }
    for (KeyRange range : extraRanges.inOrder()) {
      if (found.size() < limit) {
        db.fetch(rows.extra(range, limit - found.size())).forEach(row -> found.add(extra(row)));
      }
    }
    return found.subList(0, Math.min(limit, found.size()));
  }

  private Discrepancy extra(Record row) {
    Map<String, String> key = rows.key(row);
    return new Discrepancy(
        Kind.EXTRA, pair.name(), key, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private long countTest(DSLContext db) {
    testRows.set(db.fetchSingle(rows.countTest()).value1());
    return 0;
  }

  private long compare(DSLContext db, long number, KeyRange range) {
    Record3<Long, Long, Long> counted = db.fetchSingle(rows.count(range));
    prodRows.addAndGet(counted.value1());
    matched.addAndGet(counted.value2());
    equal.addAndGet(counted.value3());
    if (!counted.value3().equals(counted.value1())) {
      different.add(number, range);
    }
    return counted.value1();
  }

  private long findExtra(DSLContext db, long number, KeyRange range) {
    long found = db.fetchSingle(rows.countExtra(range)).value1();
    extra.addAndGet(found);
    if (found > 0) {
      extraRanges.add(number, range);
    }
    return 0;
  }
}
