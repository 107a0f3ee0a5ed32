package io.github.djtoolkit.ops.internal.external;

import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.external.ExternalStage;
import io.github.djtoolkit.model.external.TrackingTable;
import io.github.djtoolkit.model.label.ColumnComment;
import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.schema.ForeignKey;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds what stands in the way of converting external columns, from the snapshot alone, before
 * anything is changed.
 */
final class ExternalBlockers {

  private static final int MAX_NAME = 64;

  private final SchemaSnapshot schema;

  ExternalBlockers(SchemaSnapshot schema) {
    this.schema = schema;
  }

  /** One sentence for each obstacle, with the way out; empty where there is none. */
  List<String> of(List<ExternalColumn> columns) {
    List<String> found = new ArrayList<>();
    for (ExternalColumn column : columns) {
      Table table = schema.table(column.table().table()).orElseThrow();
      checkColumn(table, column, found);
    }
    columns.stream()
        .filter(c -> c.stage() != ExternalStage.FINALIZED)
        .map(ExternalColumn::table)
        .distinct()
        .forEach(name -> checkTriggers(schema.table(name.table()).orElseThrow(), found));
    return found;
  }

  private void checkColumn(Table table, ExternalColumn column, List<String> found) {
    String where = column.table() + "." + column.column();
    if (column.tracking().isEmpty()) {
      found.add(
          where
              + ": there is no tracking table for store "
              + column.store()
              + "; restore "
              + TrackingTable.live(schema.name(), column.store())
              + ", or drop the column.");
    }
    if (column.stage() != ExternalStage.LEGACY) {
      return;
    }
    if (column.jsonName().length() > MAX_NAME) {
      found.add(
          where
              + ": the name leaves no room for the suffix; rename the column to at most 61 characters.");
    }
    if (table.column(column.jsonName()).isPresent()) {
      found.add(
          where
              + ": a column "
              + column.jsonName()
              + " exists and is not this column's JSON value; rename or drop it.");
    }
    if (table.column(column.column() + ExternalColumn.OLD_SUFFIX).isPresent()) {
      found.add(where + ": a column " + column.column() + "_v1 exists; rename or drop it.");
    }
    if (new ColumnComment(java.util.Optional.of(column.label()), column.text()).length()
        > ColumnComment.MAX_LENGTH) {
      found.add(
          where + ": the comment would exceed 1,024 characters with its new label; shorten it.");
    }
    checkUse(table, column, where, found);
  }

  private void checkUse(Table table, ExternalColumn column, String where, List<String> found) {
    table.indexes().stream()
        .filter(i -> (i.isPrimary() || i.unique()) && i.columns().contains(column.column()))
        .forEach(
            i ->
                found.add(
                    where
                        + ": the column is part of the key "
                        + i.name()
                        + ", and JSON cannot be; drop the key first."));
    table.foreignKeysOf(column.column()).stream()
        .filter(fk -> TrackingTable.storeOf(fk.target().table()).isEmpty())
        .forEach(
            fk ->
                found.add(
                    where + ": a foreign key to " + fk.target() + " uses it; drop it first."));
    for (Table other : schema.tables()) {
      for (ForeignKey fk : other.foreignKeys()) {
        if (fk.target().equals(table.name()) && fk.targetColumns().contains(column.column())) {
          found.add(
              where
                  + ": "
                  + other.name()
                  + " refers to it by "
                  + fk.name()
                  + "; drop that key first.");
        }
      }
    }
    String quoted = "`" + column.column().toLowerCase(Locale.ROOT) + "`";
    table.columns().stream()
        .filter(Column::isGenerated)
        .filter(c -> c.generation().orElse("").toLowerCase(Locale.ROOT).contains(quoted))
        .forEach(
            c ->
                found.add(
                    where
                        + ": the generated column "
                        + c.name()
                        + " uses it; drop that column first."));
    table.checks().stream()
        .filter(c -> c.clause().toLowerCase(Locale.ROOT).contains(quoted))
        .forEach(
            c -> found.add(where + ": the check " + c.name() + " uses it; drop that check first."));
  }

  static void checkTriggers(Table table, List<String> found) {
    TableName name = table.name();
    table.triggers().stream()
        .filter(t -> t.event().equalsIgnoreCase("UPDATE"))
        .forEach(
            t ->
                found.add(
                    name
                        + ": the trigger "
                        + t.name()
                        + " would fire for every converted row; drop it for the migration and create it again afterwards."));
  }
}
