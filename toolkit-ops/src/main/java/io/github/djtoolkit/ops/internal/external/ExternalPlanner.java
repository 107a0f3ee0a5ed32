package io.github.djtoolkit.ops.internal.external;

import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.model.external.ExternalStage;
import io.github.djtoolkit.model.external.TrackingTable;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.external.ExternalOptions.Finish;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.sql.definition.TableDefinition;
import io.github.djtoolkit.sql.external.Conversion;
import io.github.djtoolkit.sql.external.FoundObjects;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Plans the conversion of external columns from what a survey found. Pure. */
final class ExternalPlanner {

  private final String schema;
  private final AttachmentStores attachments;
  private final MovedObjectSearch movedObjects;
  private final int connections;

  ExternalPlanner(
      String schema,
      AttachmentStores attachments,
      MovedObjectSearch movedObjects,
      int connections) {
    this.schema = schema;
    this.movedObjects = movedObjects;
    this.attachments = attachments;
    this.connections = connections;
  }

  /**
   * Step 1 for one table: JSON columns, attachments, rows.
   *
   * @param table the table
   * @param pending values to convert, one number a conversion
   */
  List<Step> convert(ExternalTable table, List<Long> pending) {
    List<Step> steps = new ArrayList<>();
    if (AddJsonColumns.isNeeded(table)) {
      steps.add(new AddJsonColumns(table));
    }
    List<Conversion> open = new ArrayList<>();
    long values = 0;
    for (int i = 0; i < pending.size(); i++) {
      if (pending.get(i) > 0) {
        open.add(converted(table.conversions().get(i)));
        values += pending.get(i);
      }
    }
    List<Conversion> lookedUp =
        table.conversions().stream()
            .filter(c -> c.moved() && c.column().stage() != ExternalStage.FINALIZED)
            .toList();
    if (!lookedUp.isEmpty()) {
      steps.add(new FindMovedObjects(table.with(lookedUp), movedObjects));
    }
    if (open.isEmpty()) {
      return steps;
    }
    ExternalTable work = table.with(open);
    if (open.stream().anyMatch(c -> c.has(ExternalKind.ATTACH))) {
      steps.add(new WriteAttachments(work, attachments, connections));
    }
    steps.add(new ConvertRows(work, values, connections));
    return steps;
  }

  /**
   * Finalize of all tables: the tracking tables leave their name first, then table after table.
   *
   * @param tables the tables
   * @param finish whether the legacy columns are kept
   * @param definitions the tables' definitions, for the labels of kept columns
   */
  List<Step> finish(
      List<ExternalTable> tables, Finish finish, Function<TableName, TableDefinition> definitions) {
    List<Step> steps = new ArrayList<>();
    if (finish == Finish.CONVERT) {
      return steps;
    }
    List<ExternalTable> open =
        tables.stream()
            .filter(t -> t.columns().stream().anyMatch(c -> c.stage() != ExternalStage.FINALIZED))
            .toList();
    List<String> live =
        open.stream()
            .flatMap(t -> t.columns().stream())
            .filter(c -> TrackingTable.isLive(c.tracking().orElseThrow()))
            .map(ExternalColumn::store)
            .distinct()
            .toList();
    if (finish == Finish.FINALIZE) {
      open.forEach(t -> steps.add(new RelabelLegacy(t, definitions.apply(t.name()))));
    }
    if (!live.isEmpty()) {
      steps.add(RetireTracking.away(schema, live));
    }
    for (ExternalTable table : open) {
      ExternalTable work = retired(table);
      steps.add(new TakeNames(work, new WriteAttachments(work, attachments, connections)));
    }
    if (finish == Finish.DROP_LEGACY) {
      tables.forEach(t -> steps.add(new DropColumns(finalized(t), DropColumns.Side.LEGACY)));
    }
    return steps;
  }

  private Conversion converted(Conversion conversion) {
    ExternalColumn column = conversion.column();
    Conversion ready =
        conversion.moved() ? conversion.lookingUpIn(new FoundObjects(schema).name()) : conversion;
    return column.stage() == ExternalStage.LEGACY
        ? ready.with(column.at(ExternalStage.CONVERTED))
        : ready;
  }

  private ExternalTable retired(ExternalTable table) {
    return table.with(
        table.conversions().stream()
            .filter(c -> c.column().stage() != ExternalStage.FINALIZED)
            .map(this::converted)
            .map(
                c ->
                    c.with(c.column().trackedBy(TrackingTable.retired(schema, c.column().store()))))
            .toList());
  }

  private ExternalTable finalized(ExternalTable table) {
    return table.at(ExternalStage.FINALIZED);
  }
}
