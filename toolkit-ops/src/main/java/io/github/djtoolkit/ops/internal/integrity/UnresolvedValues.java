package io.github.djtoolkit.ops.internal.integrity;

import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.model.result.IntegrityResult.ReferringRows;
import io.github.djtoolkit.model.result.IntegrityResult.Unresolved;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.ops.internal.rows.Keys;
import io.github.djtoolkit.sql.external.Conversion;
import io.github.djtoolkit.sql.external.ExternalStatements;
import io.github.djtoolkit.sql.external.ObjectPlace;
import io.github.djtoolkit.sql.integrity.TrackingRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Select;

/** Finds values that do not tell where their object is. For one thread. */
final class UnresolvedValues {

  private final DSLContext db;
  private final SchemaSnapshot schema;

  /**
   * @param db connection to ask by
   * @param schema the schema
   */
  UnresolvedValues(DSLContext db, SchemaSnapshot schema) {
    this.db = db;
    this.schema = schema;
  }

  /**
   * How many different values each column of a store has that has a tracking table: as many as
   * there are tracking rows that they refer to, unless some refer to none. Counting is much quicker
   * than looking for those.
   *
   * @param use what refers to the store
   */
  Map<ExternalColumn, Long> distinct(StoreUse use) {
    Map<ExternalColumn, Long> numbers = new HashMap<>();
    use.tracked().stream()
        .flatMap(t -> t.columns().stream())
        .forEach(
            column ->
                numbers.put(
                    column,
                    db.fetchSingle(TrackingRows.countDistinct(column)).value1().longValue()));
    return numbers;
  }

  /**
   * The columns of a store that have such values.
   *
   * @param use what refers to the store
   * @param dangling columns with values that lead to no tracking row, as it seems
   * @param withoutPath how many values of JSON columns have no path
   */
  List<Unresolved> of(
      StoreUse use, List<ExternalColumn> dangling, Map<StoreUse.Values, Long> withoutPath) {
    List<Unresolved> found = new ArrayList<>();
    dangling.forEach(column -> addDangling(column, found));
    use.untracked().forEach(column -> addUntracked(column, found));
    use.values().stream()
        .filter(withoutPath::containsKey)
        .forEach(
            values ->
                found.add(
                    unresolved(
                        use.store(),
                        "The metadata has no path.",
                        values.table(),
                        values.column(),
                        withoutPath.getOrDefault(values, 0L),
                        values
                            .rows()
                            .rowsWithoutPath(use.store(), values.unnamed(), Keys.EXAMPLES))));
    return found;
  }

  private void addDangling(ExternalColumn column, List<Unresolved> found) {
    Table table = table(column);
    ExternalStatements rows = new ExternalStatements(table, List.of(onlyAsked(column)));
    Number dangling = (Number) db.fetchSingle(rows.countDangling()).get(0);
    if (dangling.longValue() > 0) {
      found.add(
          unresolved(
              column.store(),
              "There is no row in " + column.tracking().orElseThrow() + " for the hash.",
              table,
              column.legacyName(),
              dangling.longValue(),
              rows.sampleDangling(Keys.EXAMPLES)));
    }
  }

  private void addUntracked(ExternalColumn column, List<Unresolved> found) {
    Table table = table(column);
    long values = db.fetchSingle(TrackingRows.countValues(column)).value1();
    if (values > 0) {
      found.add(
          unresolved(
              column.store(),
              "There is no tracking table of the store.",
              table,
              column.legacyName(),
              values,
              TrackingRows.sampleValues(table, column, Keys.EXAMPLES)));
    }
  }

  private Unresolved unresolved(
      String store, String error, Table table, String column, long rows, Select<Record> sample) {
    return new Unresolved(
        store,
        error,
        new ReferringRows(
            table.name().dotted(),
            column,
            rows,
            db.fetch(sample).stream().map(row -> Keys.values(row, 0)).toList()));
  }

  private Table table(ExternalColumn column) {
    return schema.table(column.table().table()).orElseThrow();
  }

  /** Nothing is converted, so where the objects lie does not matter. */
  private Conversion onlyAsked(ExternalColumn column) {
    return new Conversion(
        column,
        ExternalKind.BLOB,
        schema.name(),
        new ObjectPlace(schema.name(), List.of(), ObjectPlace.Naming.HEX, ""),
        false);
  }
}
