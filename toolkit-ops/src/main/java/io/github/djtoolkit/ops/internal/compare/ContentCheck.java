package io.github.djtoolkit.ops.internal.compare;

import io.github.djtoolkit.model.result.CompareResult.Discrepancy;
import io.github.djtoolkit.model.result.CompareResult.Kind;
import io.github.djtoolkit.model.result.CompareResult.TableResult;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.compare.ColumnPair;
import io.github.djtoolkit.sql.compare.ContentPair;
import io.github.djtoolkit.sql.compare.ContentPairs;
import io.github.djtoolkit.sql.key.KeyRange;
import io.github.djtoolkit.sql.key.KeyRanges;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/**
 * The comparison of two tables, and then of the objects that their migrated columns refer to. Each
 * piece holds the names of few objects, and reads one after the other.
 */
final class ContentCheck implements TableCheck {

  private static final int ROWS_PER_RANGE = 200;

  private final TableCheck rows;
  private final TablePair pair;
  private final Contents contents;
  private final int limit;
  private final List<FirstFound<List<Discrepancy>>> found = new ArrayList<>();
  private final AtomicLong objects = new AtomicLong();
  private final AtomicLong different = new AtomicLong();

  ContentCheck(TableCheck rows, TablePair pair, Contents contents, int limit) {
    this.rows = rows;
    this.pair = pair;
    this.contents = contents;
    this.limit = limit;
  }

  @Override
  public TableName table() {
    return rows.table();
  }

  @Override
  public Iterator<Piece> pieces(DSLContext db) {
    return rows.pieces(db);
  }

  @Override
  public Iterator<Piece> remainder(DSLContext db) {
    Iterator<Piece> all = rows.remainder(db);
    for (ColumnPair.Migrated column : pair.migrated()) {
      ContentPairs pairs = new ContentPairs(pair.prod(), pair.test(), column);
      FirstFound<List<Discrepancy>> ofColumn = new FirstFound<>(limit);
      found.add(ofColumn);
      all =
          new Pieces(
              all,
              KeyRanges.of(pair.prod()).iterator(db, ROWS_PER_RANGE),
              (number, range) ->
                  worker -> {
                    List<Discrepancy> differing = compare(worker, column, pairs, range);
                    if (!differing.isEmpty()) {
                      ofColumn.add(number, differing);
                    }
                    return 0;
                  });
    }
    return all;
  }

  @Override
  public TableResult result() {
    return rows.result().with(objects.get(), different.get());
  }

  @Override
  public List<Discrepancy> discrepancies(DSLContext db, int most) {
    Stream<Discrepancy> ofObjects =
        found.stream().flatMap(f -> f.inOrder().stream()).flatMap(List::stream);
    return Stream.concat(rows.discrepancies(db, most).stream(), ofObjects).limit(most).toList();
  }

  private List<Discrepancy> compare(
      DSLContext db, ColumnPair.Migrated column, ContentPairs pairs, KeyRange range) {
    List<Discrepancy> differing = new ArrayList<>();
    for (ContentPair objectPair : db.fetch(pairs.in(range)).map(pairs::toPair)) {
      objects.incrementAndGet();
      Optional<Contents.Difference> difference = contents.compare(column, objectPair);
      if (difference.isPresent()) {
        different.incrementAndGet();
        differing.add(discrepancy(column, objectPair, difference.get()));
      }
    }
    return differing.subList(0, Math.min(limit, differing.size()));
  }

  private Discrepancy discrepancy(
      ColumnPair.Migrated column, ContentPair objects, Contents.Difference difference) {
    Optional<String> legacy = Optional.of(difference.legacy());
    Optional<String> current = Optional.of(difference.current());
    return new Discrepancy(
        Kind.CONTENT,
        pair.name(),
        objects.key(),
        Optional.of(column.name()),
        column.legacyIsProd() ? legacy : current,
        column.legacyIsProd() ? current : legacy);
  }
}
