package io.github.djtoolkit.ops.internal.integrity;

import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.external.ExternalColumns;
import io.github.djtoolkit.model.external.ExternalStage;
import io.github.djtoolkit.model.external.TrackingTable;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.ops.internal.verify.StoreColumns;
import io.github.djtoolkit.sql.integrity.MetadataRows;
import io.github.djtoolkit.sql.pointer.RemovedOriginals;
import io.github.djtoolkit.sql.verify.StoreColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.DSLContext;

/**
 * Finds the stores that a schema uses: by its tracking tables, its columns' labels and foreign
 * keys, and the names in its JSON values. One query for each JSON column.
 */
public final class StoreUses {

  private final List<ExternalColumn> external;
  private final List<ExternalColumn> hashes;
  private final Map<String, StoreUse> uses = new TreeMap<>();

  /**
   * @param originalsGo whether originals were removed: what was finalized needs the objects of 2.x
   *     alone then
   */
  private StoreUses(SchemaSnapshot schema, boolean originalsGo) {
    this.external = ExternalColumns.of(schema);
    this.hashes =
        external.stream()
            .filter(c -> !originalsGo || c.stage() != ExternalStage.FINALIZED)
            .toList();
  }

  /**
   * The stores of a schema.
   *
   * @param db connection to ask by
   * @param schema the schema
   * @return what refers to each store, by its name, sorted
   */
  public static Map<String, StoreUse> of(DSLContext db, SchemaSnapshot schema) {
    boolean originalsGo = RemovedOriginals.any(db, schema);
    StoreUses found = new StoreUses(schema, originalsGo);
    schema.tables().stream()
        .filter(t -> !originalsGo || TrackingTable.isLive(t.name()))
        .forEach(found::addTracking);
    found.hashes.forEach(found::addUntracked);
    schema.visibleTables().forEach(table -> found.addValues(db, table));
    return found.uses;
  }

  private void addTracking(Table table) {
    TrackingTable.storeOf(table.name().table())
        .ifPresent(
            store -> {
              List<ExternalColumn> columns =
                  hashes.stream()
                      .filter(c -> c.tracking().filter(table.name()::equals).isPresent())
                      .toList();
              StoreUse use = use(store);
              List<StoreUse.Tracked> tracked = new ArrayList<>(use.tracked());
              tracked.add(new StoreUse.Tracked(table.name(), columns));
              uses.put(store, new StoreUse(store, tracked, use.untracked(), use.values()));
            });
  }

  private void addUntracked(ExternalColumn column) {
    StoreUse use = use(column.store());
    List<ExternalColumn> untracked = new ArrayList<>(use.untracked());
    if (use.tracked().stream().noneMatch(t -> t.columns().contains(column))) {
      untracked.add(column);
    }
    uses.put(column.store(), new StoreUse(column.store(), use.tracked(), untracked, use.values()));
  }

  private void addValues(DSLContext db, Table table) {
    for (StoreColumn column : StoreColumns.of(external, table)) {
      Optional<String> labelled = column.codec().store().filter(s -> !s.isEmpty());
      Set<String> stores =
          new HashSet<>(db.fetchValues(new MetadataRows(table, column.name()).stores()));
      labelled.ifPresent(stores::add);
      for (String store : stores) {
        StoreUse use = use(store);
        List<StoreUse.Values> values = new ArrayList<>(use.values());
        values.add(
            new StoreUse.Values(
                table, column.name(), column.isFile(), labelled.filter(store::equals).isPresent()));
        uses.put(store, new StoreUse(store, use.tracked(), use.untracked(), values));
      }
    }
  }

  private StoreUse use(String store) {
    return uses.getOrDefault(store, new StoreUse(store, List.of(), List.of(), List.of()));
  }
}
