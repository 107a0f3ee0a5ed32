package io.github.djtoolkit.ops.internal.external;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.external.ExternalColumns;
import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.model.external.ExternalStage;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.ops.internal.rows.Keys;
import io.github.djtoolkit.sql.external.Conversion;
import io.github.djtoolkit.sql.external.ExternalStatements;
import io.github.djtoolkit.sql.external.FoundObjects;
import io.github.djtoolkit.sql.external.ObjectForm;
import io.github.djtoolkit.sql.external.ObjectPlace;
import io.github.djtoolkit.sql.pointer.PointerMove;
import io.github.djtoolkit.storage.ObjectStores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jooq.DSLContext;

/**
 * Looks at a schema's external columns before anything is changed: what each holds, how much is to
 * do, and what stands in the way.
 */
final class ExternalSurvey {

  private final SchemaSnapshot schema;
  private final DSLContext db;
  private final ObjectStores stores;
  private final String origin;
  private final String writer;
  private final Map<String, String> newStoreNames;

  /**
   * @param schema the schema as it is
   * @param db connection to ask by
   * @param stores configured stores
   * @param origin schema that wrote the objects
   * @param newStoreNames name in 2.x by name in 0.14, of stores that have another one
   */
  ExternalSurvey(
      SchemaSnapshot schema,
      DSLContext db,
      ObjectStores stores,
      String origin,
      Map<String, String> newStoreNames) {
    this(schema, db, stores, origin, schema.name(), newStoreNames);
  }

  /** A survey for another schema, {@code writer}, under whose name attachments are written. */
  ExternalSurvey(
      SchemaSnapshot schema,
      DSLContext db,
      ObjectStores stores,
      String origin,
      String writer,
      Map<String, String> newStoreNames) {
    this.schema = schema;
    this.db = db;
    this.stores = stores;
    this.origin = origin;
    this.writer = writer;
    this.newStoreNames = newStoreNames;
  }

  /**
   * The tables with external columns of the wanted kinds.
   *
   * @throws ToolkitException with code {@code external_blocked} if a definition stands in the way;
   *     all obstacles are named
   */
  List<ExternalTable> tables(Predicate<Conversion> wanted) {
    List<ExternalColumn> all = ExternalColumns.of(schema);
    List<String> obstacles = new ExternalBlockers(schema).of(all);
    if (!obstacles.isEmpty()) {
      throw new ToolkitException(
          "external_blocked",
          "External columns of schema `"
              + schema.name()
              + "` cannot be converted. "
              + String.join(" ", obstacles));
    }
    List<ExternalTable> tables = new ArrayList<>();
    for (Table table : schema.visibleTables()) {
      List<Conversion> conversions =
          all.stream()
              .filter(c -> c.table().equals(table.name()))
              .map(c -> conversion(table, c))
              .filter(wanted)
              .toList();
      conversions.forEach(this::refuseReserved);
      if (!conversions.isEmpty()) {
        tables.add(ExternalTable.of(schema, table, conversions));
      }
    }
    return tables;
  }

  /** Values to convert, for each conversion of a table in its order. */
  List<Long> pending(ExternalTable table) {
    List<Long> pending = new ArrayList<>();
    for (Conversion conversion : table.withoutMisplaced().conversions()) {
      ExternalStatements rows = new ExternalStatements(table.table(), List.of(conversion));
      pending.add(
          switch (conversion.column().stage()) {
            case LEGACY -> Counts.sum(db.fetchSingle(rows.countLegacy()));
            case CONVERTED, RENAMING -> Counts.sum(db.fetchSingle(rows.countStale()));
            case FINALIZED -> 0L;
          });
    }
    return pending;
  }

  /**
   * Refuses references that lead nowhere.
   *
   * @throws ToolkitException with code {@code dangling_reference}, naming columns and some rows
   */
  void refuseDangling(ExternalTable table) {
    for (Conversion conversion : table.conversions()) {
      if (conversion.column().stage() == ExternalStage.FINALIZED) {
        continue;
      }
      ExternalStatements rows = new ExternalStatements(table.table(), List.of(conversion));
      long dangling = Counts.sum(db.fetchSingle(rows.countDangling()));
      if (dangling > 0) {
        String keys = Keys.print(db.fetch(rows.sampleDangling(Keys.EXAMPLES)));
        throw new ToolkitException(
            "dangling_reference",
            dangling
                + " values of "
                + table.name()
                + "."
                + conversion.column().column()
                + " have no row in "
                + conversion.column().tracking().orElseThrow()
                + ", so nobody knows where their objects are. Rows: "
                + keys
                + ". Restore the tracking rows from a backup, or set the values to NULL or delete the rows.");
      }
    }
  }

  /**
   * How one column is converted. 0.14 takes what a blob column refers to for blobs, whatever the
   * tracking rows say; of an adapted type only they tell.
   */
  Conversion conversion(Table table, ExternalColumn column) {
    boolean known = column.kind() == ExternalKind.ATTACH || column.kind() == ExternalKind.FILEPATH;
    if (known || column.stage() == ExternalStage.FINALIZED) {
      return conversion(
          column,
          List.of(column.kind() == ExternalKind.ADAPTED ? ExternalKind.BLOB : column.kind()),
          false);
    }
    ObjectKinds counted =
        ObjectKinds.count(db, table, conversion(column, List.of(ExternalKind.BLOB), false));
    return conversion(
        column,
        column.kind() == ExternalKind.ADAPTED ? counted.ofAdapted() : List.of(ExternalKind.BLOB),
        counted.moved() > 0);
  }

  private Conversion conversion(ExternalColumn column, List<ExternalKind> kinds, boolean moved) {
    String store = newStoreNames.getOrDefault(column.store(), column.store());
    List<ObjectForm> forms =
        kinds.stream()
            .map(
                k ->
                    new ObjectForm(
                        k,
                        k == ExternalKind.ATTACH ? writer : origin,
                        place(column, k),
                        moved && k == ExternalKind.BLOB))
            .toList();
    FoundObjects found = new FoundObjects(schema.name());
    Optional<TableName> lookedUp =
        moved && schema.table(FoundObjects.TABLE).isPresent()
            ? Optional.of(found.name())
            : Optional.empty();
    return new Conversion(column, store, forms, lookedUp).with(column);
  }

  /**
   * Refuses a store whose name means something else in 2.x.
   *
   * @throws ToolkitException with code {@code reserved_store_name}
   */
  private void refuseReserved(Conversion conversion) {
    if (conversion.column().stage() != ExternalStage.FINALIZED
        && StoreSpec.RESERVED_NAMES.contains(conversion.store())) {
      throw new ToolkitException(
          "reserved_store_name",
          conversion.column().table()
              + "."
              + conversion.column().column()
              + " is in a store called "
              + conversion.store()
              + ", and in 2.x stores."
              + conversion.store()
              + " is a setting that names a store. Describe the store under another name in datajoint.json and give"
              + " --rename-store "
              + conversion.store()
              + "=NAME.");
    }
  }

  private ObjectPlace place(ExternalColumn column, ExternalKind kind) {
    Optional<StoreSpec> spec =
        stores.find(newStoreNames.getOrDefault(column.store(), column.store()));
    if (kind != ExternalKind.ATTACH) {
      List<Integer> subfolding =
          stores
              .find(column.store())
              .or(() -> spec)
              .map(StoreSpec::legacySubfolding)
              .orElse(StoreSpec.LEGACY_SUBFOLDING);
      return new ObjectPlace(origin, subfolding, ObjectPlace.Naming.HEX, "");
    }
    ObjectPlace plain = RelocationSurvey.place(spec, writer);
    return column.kind() == ExternalKind.ADAPTED
        ? new ObjectPlace(
            plain.folder(), plain.subfolding(), plain.naming(), PointerMove.ATTACHMENT_SUFFIX)
        : plain;
  }
}
