package io.github.djtoolkit.ops.internal.compare;

import io.github.djtoolkit.model.result.CompareResult.Discrepancy;
import io.github.djtoolkit.model.result.CompareResult.Kind;
import io.github.djtoolkit.model.result.CompareResult.TableResult;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.checksum.Checksum;
import io.github.djtoolkit.sql.checksum.TableChecksum;
import io.github.djtoolkit.sql.compare.ColumnPair;
import io.github.djtoolkit.sql.compare.EqualityRules;
import io.github.djtoolkit.sql.compare.KeylessComparison;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record3;

/** The comparison of two tables without a primary key, as bags of rows. */
final class KeylessCheck implements TableCheck {

  private final TablePair pair;
  private final KeylessComparison rows;
  private volatile Checksum prod = Checksum.NONE;
  private volatile Checksum test = Checksum.NONE;
  private volatile Counts counts = new Counts(0, 0);

  /** Rows with a partner, and rows whose partner is equal. */
  private record Counts(long matched, long equal) {}

  KeylessCheck(TablePair pair, EqualityRules rules) {
    this.pair = pair;
    List<ColumnPair.Values> values =
        pair.columns().stream().map(ColumnPair.Values.class::cast).toList();
    this.rows = new KeylessComparison(pair.prod(), pair.test(), values, rules);
  }

  @Override
  public TableName table() {
    return pair.prod().name();
  }

  @Override
  public Iterator<Piece> pieces(DSLContext db) {
    return List.<Piece>of(this::checksumProd, this::checksumTest).iterator();
  }

  @Override
  public Iterator<Piece> remainder(DSLContext db) {
    if (prod.equals(test)) {
      counts = new Counts(prod.rows(), prod.rows());
      return Collections.emptyIterator();
    }
    return List.<Piece>of(this::count).iterator();
  }

  @Override
  public TableResult result() {
    long missing = prod.rows() - counts.matched();
    long extra = test.rows() - counts.matched();
    long different = counts.matched() - counts.equal();
    return new TableResult(
        pair.name(),
        missing == 0 && extra == 0 && different == 0,
        prod.rows(),
        test.rows(),
        missing,
        extra,
        different,
        0,
        0);
  }

  @Override
  public List<Discrepancy> discrepancies(DSLContext db, int limit) {
    List<Discrepancy> found = new ArrayList<>();
    if (result().match() || limit == 0) {
      return found;
    }
    db.fetch(rows.differences(limit))
        .forEach(row -> Discrepancies.add(pair.name(), rows.difference(row), found));
    if (found.size() < limit) {
      db.fetch(rows.extra(limit - found.size()))
          .forEach(row -> found.add(extra(row.get(0, String.class))));
    }
    return found.subList(0, Math.min(limit, found.size()));
  }

  private Discrepancy extra(String row) {
    return new Discrepancy(
        Kind.EXTRA,
        pair.name(),
        Map.of("row", row),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private long checksumProd(DSLContext db) {
    prod = TableChecksum.read(db.fetchSingle(rows.prodChecksum()));
    return prod.rows();
  }

  private long checksumTest(DSLContext db) {
    test = TableChecksum.read(db.fetchSingle(rows.testChecksum()));
    return 0;
  }

  private long count(DSLContext db) {
    Record3<Long, Long, Long> counted = db.fetchSingle(rows.count());
    counts = new Counts(counted.value2(), counted.value3());
    return 0;
  }
}
