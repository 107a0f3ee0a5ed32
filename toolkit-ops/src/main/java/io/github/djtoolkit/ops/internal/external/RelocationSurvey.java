package io.github.djtoolkit.ops.internal.external;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.model.external.ExternalStage;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.ops.internal.pointer.PlacedCounts;
import io.github.djtoolkit.sql.external.Conversion;
import io.github.djtoolkit.sql.external.ObjectPlace;
import io.github.djtoolkit.sql.pointer.PointerMove;
import io.github.djtoolkit.sql.pointer.PointerValues;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.storage.layout.CurrentLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** Finds the external columns whose objects do not lie in 2.x's own places. */
final class RelocationSurvey {

  private final DSLContext db;
  private final ObjectStores stores;
  private final StoreSurvey storeSurvey;

  RelocationSurvey(DSLContext db, ObjectStores stores, StoreSurvey storeSurvey) {
    this.db = db;
    this.stores = stores;
    this.storeSurvey = storeSurvey;
  }

  /**
   * The columns of one table.
   *
   * @param pending values that will be converted, one number a conversion
   * @throws ToolkitException if a store cannot be written, or a trigger would fire
   */
  List<Relocation> of(ExternalTable table, List<Long> pending) {
    List<Relocation> all = new ArrayList<>();
    for (int i = 0; i < pending.size(); i++) {
      Conversion conversion = table.conversions().get(i);
      if (conversion.kind() != ExternalKind.FILEPATH) {
        Relocation relocation =
            relocation(table, conversion.column(), conversion.kind(), pending.get(i));
        if (relocation.rows() > 0) {
          storeSurvey.contact(relocation.move().to(), true);
          all.add(relocation);
        }
      }
    }
    if (!all.isEmpty()) {
      refuseTriggers(table.table());
    }
    return all;
  }

  /** Attachments are written to their place when they are converted. */
  private Relocation relocation(
      ExternalTable table, ExternalColumn column, ExternalKind kind, long pending) {
    String store = column.label().store().orElseThrow();
    PointerMove move =
        new PointerMove(
            table.table(),
            column.jsonName(),
            store,
            store,
            Optional.of(place(stores.find(store), table.name().schema())),
            table.name().schema(),
            column.kind() == ExternalKind.ADAPTED);
    long misplaced =
        column.stage() == ExternalStage.LEGACY
            ? 0
            : db.fetchSingle(new PointerValues(move).countMisplaced()).value1();
    long converted = kind == ExternalKind.ATTACH ? 0 : pending;
    return new Relocation(column, move, new PlacedCounts(), converted + misplaced);
  }

  /** Where 2.x itself would put the objects of a schema. */
  static ObjectPlace place(Optional<StoreSpec> spec, String schema) {
    CurrentLayout layout =
        spec.map(CurrentLayout::of)
            .orElse(new CurrentLayout(StoreSpec.HASH_PREFIX, StoreSpec.SCHEMA_PREFIX, List.of()));
    return new ObjectPlace(
        layout.folder(schema), layout.subfolding(), ObjectPlace.Naming.BASE32, "");
  }

  /**
   * Refuses a table whose triggers would fire.
   *
   * @throws ToolkitException with code {@code external_blocked}
   */
  static void refuseTriggers(Table table) {
    List<String> found = new ArrayList<>();
    ExternalBlockers.checkTriggers(table, found);
    if (!found.isEmpty()) {
      throw new ToolkitException("external_blocked", String.join(" ", found));
    }
  }
}
