package io.github.djtoolkit.ops.internal.external;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.external.ExternalColumns;
import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.model.external.ExternalStage;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.ops.internal.rows.Keys;
import io.github.djtoolkit.sql.external.Conversion;
import io.github.djtoolkit.sql.external.ExternalStatements;
import io.github.djtoolkit.sql.external.ObjectPlace;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.storage.layout.CurrentLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jooq.DSLContext;

/**
 * Looks at a schema's external columns before anything is changed: what each holds, how much is to
 * do, and what stands in the way.
 */
final class ExternalSurvey {

  /**
   * Written by 2.x under a name like this: its garbage collectors take any other for no object of
   * theirs.
   */
  private static final String ADAPTED_SUFFIX = ".attach";

  private final SchemaSnapshot schema;
  private final DSLContext db;
  private final ObjectStores stores;
  private final String origin;
  private final String writer;

  /**
   * @param schema the schema as it is
   * @param db connection to ask by
   * @param stores configured stores
   * @param origin schema that wrote the objects
   */
  ExternalSurvey(SchemaSnapshot schema, DSLContext db, ObjectStores stores, String origin) {
    this(schema, db, stores, origin, schema.name());
  }

  /** A survey for another schema, {@code writer}, under whose name attachments are written. */
  ExternalSurvey(
      SchemaSnapshot schema, DSLContext db, ObjectStores stores, String origin, String writer) {
    this.schema = schema;
    this.db = db;
    this.stores = stores;
    this.origin = origin;
    this.writer = writer;
  }

  /**
   * The tables with external columns of the wanted kinds.
   *
   * @throws ToolkitException with code {@code external_blocked} if a definition stands in the way;
   *     all obstacles are named
   */
  List<ExternalTable> tables(Predicate<ExternalKind> wanted) {
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
              .filter(c -> wanted.test(c.kind()))
              .toList();
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

  /** How one column is converted. */
  Conversion conversion(Table table, ExternalColumn column) {
    boolean known = column.kind() == ExternalKind.ATTACH || column.kind() == ExternalKind.FILEPATH;
    if (known || column.stage() == ExternalStage.FINALIZED) {
      return conversion(
          column, column.kind() == ExternalKind.ADAPTED ? ExternalKind.BLOB : column.kind(), false);
    }
    ObjectKinds counted =
        ObjectKinds.count(db, table, conversion(column, ExternalKind.BLOB, false));
    return conversion(column, kind(table, column, counted), counted.paths() > 0);
  }

  private Conversion conversion(ExternalColumn column, ExternalKind kind, boolean moved) {
    return new Conversion(
        column,
        kind,
        kind == ExternalKind.ATTACH ? writer : origin,
        place(column, kind),
        moved && kind == ExternalKind.BLOB);
  }

  /** Only the tracking rows tell what an adapted type holds. */
  private static ExternalKind kind(Table table, ExternalColumn column, ObjectKinds counted) {
    boolean adapted = column.kind() == ExternalKind.ADAPTED;
    if (counted.attachments() == 0 && (counted.paths() == 0 || !adapted)) {
      return ExternalKind.BLOB;
    }
    if (adapted && counted.allAttachments()) {
      return ExternalKind.ATTACH;
    }
    if (adapted && counted.allWithPath()) {
      return ExternalKind.FILEPATH;
    }
    throw new ToolkitException(
        "unsupported_objects",
        table.name()
            + "."
            + column.column()
            + " refers to "
            + counted.all()
            + " objects, of which "
            + counted.attachments()
            + " are attachments and "
            + counted.paths()
            + " have a path of their own. A column whose objects are of several kinds cannot be converted; store these values"
            + " anew with 0.14 first.");
  }

  private ObjectPlace place(ExternalColumn column, ExternalKind kind) {
    Optional<StoreSpec> spec = stores.find(column.store());
    if (kind != ExternalKind.ATTACH) {
      List<Integer> subfolding =
          spec.map(StoreSpec::legacySubfolding).orElse(StoreSpec.LEGACY_SUBFOLDING);
      return new ObjectPlace(origin, subfolding, ObjectPlace.Naming.HEX, "");
    }
    CurrentLayout layout =
        spec.map(CurrentLayout::of)
            .orElse(new CurrentLayout(StoreSpec.HASH_PREFIX, StoreSpec.SCHEMA_PREFIX, List.of()));
    String section = layout.hashPrefix().isEmpty() ? "" : layout.hashPrefix() + "/";
    return new ObjectPlace(
        section + writer,
        layout.subfolding(),
        ObjectPlace.Naming.BASE32,
        column.kind() == ExternalKind.ADAPTED ? ADAPTED_SUFFIX : "");
  }
}
