package io.github.djtoolkit.sql.compare;

import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.sql.integrity.TrackingRows;
import io.github.djtoolkit.sql.key.KeyRange;
import io.github.djtoolkit.sql.key.KeyRanges;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * The statement that tells which objects the legacy values and the JSON values of a migrated column
 * name, for rows in which they name the same one. The tables lie in different schemas of one
 * server. Immutable and thread-safe.
 */
public final class ContentPairs {

  private final Table prod;
  private final RowComparison rows;
  private final PairInStatement pair;
  private final LegacyReference legacy;
  private final JsonReference json;

  /**
   * The statement for a column.
   *
   * @param prod table of the production side
   * @param test table of the test side, with a primary key of the same columns
   * @param pair the column
   */
  public ContentPairs(Table prod, Table test, ColumnPair.Migrated pair) {
    this.prod = prod;
    EqualityRules rules = new EqualityRules(Tolerance.absolute(0), false);
    this.rows = new RowComparison(prod, test, List.of(pair), rules);
    this.pair = rows.pairs().get(0);
    this.legacy = this.pair.legacy().orElseThrow();
    this.json = JsonReference.of(pair, new Side(pair.legacyIsProd() ? test : prod));
  }

  /**
   * The pairs of objects in a range.
   *
   * @param range a range of {@link KeyRanges} of the production side's table
   * @return a query for {@link #toPair}, in the key's order
   */
  public Select<Record> in(KeyRange range) {
    List<Field<?>> fields = new ArrayList<>(rows.shownKey());
    fields.addAll(legacy.fields());
    fields.add(json.text("path"));
    return DSL.select(fields)
        .from(rows.joined())
        .where(rows.isIn(range))
        .and(legacy.isTracked())
        .and(pair.equal())
        .orderBy(prod.primaryKey().stream().map(new Side(prod)::field).toList());
  }

  /**
   * Reads a row.
   *
   * @param row a row of {@link #in}
   * @return the objects
   */
  public ContentPair toPair(Record row) {
    int at = prod.primaryKey().size();
    return new ContentPair(
        rows.key(row), TrackingRows.toTracked(row, at), row.get(row.size() - 1, String.class));
  }
}
