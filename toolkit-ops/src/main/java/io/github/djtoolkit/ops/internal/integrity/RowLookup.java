package io.github.djtoolkit.ops.internal.integrity;

import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.result.IntegrityResult.ReferringRows;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.internal.rows.Keys;
import io.github.djtoolkit.sql.integrity.TrackingRows;
import io.github.djtoolkit.sql.session.RowStreams;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;

/** Finds the rows that refer to objects: one query a column for many objects. For one thread. */
final class RowLookup {

  private static final int ASKED_AT_ONCE = 1_000;

  private final SchemaSnapshot schema;
  private final StoreUse use;
  private final Map<String, List<ReferringRows>> byHash = new HashMap<>();
  private final Map<String, List<ReferringRows>> byValue = new HashMap<>();

  /**
   * @param schema the schema
   * @param use what refers to the store
   */
  RowLookup(SchemaSnapshot schema, StoreUse use) {
    this.schema = schema;
    this.use = use;
  }

  /**
   * Looks for the rows that refer to some objects.
   *
   * @param references what refers to the objects
   * @param db connection to ask by
   */
  void find(Collection<Reference> references, DSLContext db) {
    List<String> hashes = references.stream().flatMap(r -> r.hash().stream()).distinct().toList();
    List<String> values = references.stream().flatMap(r -> r.value().stream()).distinct().toList();
    use.legacyColumns().forEach(column -> findHashes(db, column, hashes));
    use.values().forEach(column -> findValues(db, column, values));
  }

  /** The rows that refer to an object. */
  List<ReferringRows> of(Reference reference) {
    return Stream.concat(
            reference.hash().stream().flatMap(h -> byHash.getOrDefault(h, List.of()).stream()),
            reference.value().stream().flatMap(v -> byValue.getOrDefault(v, List.of()).stream()))
        .toList();
  }

  private void findHashes(DSLContext db, ExternalColumn column, List<String> hashes) {
    Table table = schema.table(column.table().table()).orElseThrow();
    collect(
        db,
        hashes,
        some -> TrackingRows.referringRows(table, column, some),
        row -> HexFormat.of().formatHex(row.get(0, byte[].class)),
        table.name(),
        column.legacyName(),
        byHash);
  }

  private void findValues(DSLContext db, StoreUse.Values values, List<String> paths) {
    collect(
        db,
        paths,
        some -> values.rows().referringRows(use.store(), values.unnamed(), some),
        row -> row.get(0, String.class),
        values.table().name(),
        values.column(),
        byValue);
  }

  private void collect(
      DSLContext db,
      List<String> wanted,
      Function<List<String>, ResultQuery<Record>> query,
      Function<Record, String> value,
      TableName table,
      String column,
      Map<String, List<ReferringRows>> found) {
    Map<String, Long> rows = new HashMap<>();
    Map<String, List<Map<String, String>>> keys = new HashMap<>();
    for (int from = 0; from < wanted.size(); from += ASKED_AT_ONCE) {
      List<String> some = wanted.subList(from, Math.min(from + ASKED_AT_ONCE, wanted.size()));
      RowStreams.forEach(
          db,
          query.apply(some),
          row -> {
            String of = value.apply(row);
            rows.merge(of, 1L, Long::sum);
            List<Map<String, String>> listed = keys.computeIfAbsent(of, k -> new ArrayList<>());
            if (listed.size() < Keys.EXAMPLES) {
              listed.add(Keys.values(row, 1));
            }
          });
    }
    rows.forEach(
        (of, count) ->
            found
                .computeIfAbsent(of, k -> new ArrayList<>())
                .add(
                    new ReferringRows(
                        table.dotted(), column, count, keys.getOrDefault(of, List.of()))));
  }
}
