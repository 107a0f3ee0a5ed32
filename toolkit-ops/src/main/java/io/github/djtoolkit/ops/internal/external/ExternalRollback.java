package io.github.djtoolkit.ops.internal.external;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.external.ExternalColumns;
import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.model.external.ExternalStage;
import io.github.djtoolkit.model.external.TrackingTable;
import io.github.djtoolkit.model.label.TypeLabel;
import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.internal.ddl.DropEmptyTable;
import io.github.djtoolkit.ops.internal.ddl.RememberedFacts;
import io.github.djtoolkit.ops.plan.MigrationPlan;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.sql.definition.DefinitionReader;
import io.github.djtoolkit.sql.external.Conversion;
import io.github.djtoolkit.sql.external.FoundObjects;
import io.github.djtoolkit.sql.external.ObjectForm;
import io.github.djtoolkit.sql.external.ObjectPlace;
import io.github.djtoolkit.sql.journal.UndoFact;
import io.github.djtoolkit.sql.pointer.MovedObjects;
import io.github.djtoolkit.sql.pointer.RemovedOriginals;
import io.github.djtoolkit.sql.template.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** Plans the way back of a schema's external columns. */
public final class ExternalRollback {

  private final DSLContext db;
  private final SchemaSnapshot schema;

  /**
   * @param db connection to ask by
   * @param schema the schema as it is
   */
  public ExternalRollback(DSLContext db, SchemaSnapshot schema) {
    this.db = db;
    this.schema = schema;
  }

  /**
   * Plans the way back.
   *
   * @param toOriginal whether step 1 is taken back too, not only finalize
   * @return the steps
   * @throws ToolkitException with code {@code legacy_dropped} if legacy columns are gone, {@code
   *     written_by_2x} if 2.x wrote values since finalize, {@code table_not_empty} if a client of
   *     0.14 tracks objects anew, {@code originals_removed} if 0.14 would not find its objects
   */
  public MigrationPlan plan(boolean toOriginal) {
    refuseDropped();
    refuseRemoved();
    List<ExternalTable> tables = tables();
    List<UndoFact> facts = RememberedFacts.of(db, schema, UndoFact.Kind.LEGACY_COMMENT);
    DefinitionReader definitions = new DefinitionReader(db);
    List<Step> steps = new ArrayList<>();
    List<String> retired =
        schema.tables().stream()
            .map(t -> t.name().table())
            .flatMap(n -> TrackingTable.storeOf(n).stream())
            .distinct()
            .filter(s -> schema.table(TrackingTable.retired(schema.name(), s).table()).isPresent())
            .toList();
    retired.forEach(this::refuseTrackedAnew);
    tables.forEach(t -> NewValues.refuse(db, t));
    for (ExternalTable table : tables) {
      if (facts.stream().anyMatch(f -> f.table().equals(table.name().table()))) {
        steps.add(new RestoreComments(table, facts, definitions.read(table.name())));
      }
      if (!retired.isEmpty() && GiveNamesBack.isNeeded(table)) {
        steps.add(new GiveNamesBack(table));
      }
    }
    for (String store : retired) {
      TableName live = TrackingTable.live(schema.name(), store);
      if (schema.table(live.table()).isPresent()) {
        steps.add(
            new DropEmptyTable(
                live, "A client of 0.14 created it anew after finalize; the real one comes back."));
      }
    }
    if (!retired.isEmpty()) {
      steps.add(RetireTracking.back(schema.name(), retired));
    }
    if (toOriginal) {
      tables.stream()
          .filter(t -> t.columns().stream().anyMatch(c -> c.stage() != ExternalStage.LEGACY))
          .forEach(t -> steps.add(new DropColumns(backAtStepOne(t), DropColumns.Side.JSON)));
    }
    return new MigrationPlan("rollback", schema.name(), steps);
  }

  private List<ExternalTable> tables() {
    List<ExternalColumn> all = ExternalColumns.of(schema);
    List<ExternalTable> tables = new ArrayList<>();
    for (Table table : schema.visibleTables()) {
      List<Conversion> conversions =
          all.stream()
              .filter(c -> c.table().equals(table.name()))
              .filter(c -> c.tracking().isPresent())
              .map(this::conversion)
              .toList();
      if (!conversions.isEmpty()) {
        tables.add(ExternalTable.of(schema, table, conversions));
      }
    }
    return tables;
  }

  /** On the way back only the hash or the path is compared, so the place does not matter. */
  private Conversion conversion(ExternalColumn column) {
    List<ExternalKind> kinds =
        switch (column.kind()) {
          case FILEPATH -> List.of(ExternalKind.FILEPATH);
          case ADAPTED -> List.of(ExternalKind.ATTACH, ExternalKind.FILEPATH, ExternalKind.BLOB);
          case ATTACH, BLOB -> List.of(ExternalKind.BLOB);
        };
    ObjectPlace nowhere = new ObjectPlace(schema.name(), List.of(), ObjectPlace.Naming.HEX, "");
    List<ObjectForm> forms =
        kinds.stream()
            .map(k -> new ObjectForm(k, schema.name(), nowhere, k == ExternalKind.BLOB))
            .toList();
    Optional<TableName> found =
        schema.table(FoundObjects.TABLE).isPresent()
            ? Optional.of(new FoundObjects(schema.name()).name())
            : Optional.empty();
    return new Conversion(column, column.store(), forms, found);
  }

  private static ExternalTable backAtStepOne(ExternalTable table) {
    return table.with(
        table.conversions().stream()
            .filter(c -> c.column().stage() != ExternalStage.LEGACY)
            .map(c -> c.with(c.column().at(ExternalStage.CONVERTED)))
            .toList());
  }

  private void refuseTrackedAnew(String store) {
    TableName live = TrackingTable.live(schema.name(), store);
    if (schema.table(live.table()).isPresent() && db.fetchExists(Tables.all(live))) {
      throw new ToolkitException(
          "table_not_empty",
          live
              + " was created anew by a client of 0.14 after finalize and holds rows, so the tracking table "
              + TrackingTable.retired(schema.name(), store)
              + " cannot have its name back. Look at these rows, move or delete them, then roll back again.");
    }
  }

  private void refuseRemoved() {
    if (RemovedOriginals.any(db, schema)) {
      throw new ToolkitException(
          "originals_removed",
          "The originals of objects of schema `"
              + schema.name()
              + "` were removed, so 0.14 would not find them. Copy the objects back to 0.14's places, attachments without the"
              + " name and the zero byte that they begin with, and drop the table "
              + new MovedObjects(schema.name()).name()
              + ", or restore schema and stores from a backup.");
    }
  }

  private void refuseDropped() {
    List<ExternalColumn> legacy = ExternalColumns.of(schema);
    List<String> dropped = new ArrayList<>();
    for (Table table : schema.visibleTables()) {
      for (Column column : table.columns()) {
        boolean json =
            column.type().isJson()
                && column.parsedComment().label().filter(ExternalRollback::namesStore).isPresent();
        boolean paired =
            legacy.stream()
                .filter(c -> c.table().equals(table.name()))
                .anyMatch(c -> c.jsonName().equals(column.name()));
        if (json && !paired && (retiredFor(column) || hadKey(table, column))) {
          dropped.add(table.name() + "." + column.name());
        }
      }
    }
    if (!dropped.isEmpty()) {
      throw new ToolkitException(
          "legacy_dropped",
          "The legacy columns of "
              + String.join(", ", dropped)
              + " were dropped, so schema `"
              + schema.name()
              + "` cannot be rolled back. Restore it from a backup that was made before.");
    }
  }

  private static boolean namesStore(TypeLabel label) {
    return label instanceof TypeLabel.Codec codec && codec.store().isPresent();
  }

  /** Its legacy column had a foreign key that finalize dropped, whatever store it names now. */
  private boolean hadKey(Table table, Column column) {
    return RememberedFacts.of(db, schema, UndoFact.Kind.FOREIGN_KEY).stream()
        .anyMatch(
            f ->
                f.table().equals(table.name().table())
                    && (f.before().equals(column.name())
                        || f.before().equals(column.name() + ExternalColumn.OLD_SUFFIX)));
  }

  /** A JSON column over a store that has no retired tracking table was made by 2.x. */
  private boolean retiredFor(Column column) {
    return column
        .parsedComment()
        .label()
        .flatMap(l -> ((TypeLabel.Codec) l).store())
        .filter(s -> schema.table(TrackingTable.retired(schema.name(), s).table()).isPresent())
        .isPresent();
  }
}
