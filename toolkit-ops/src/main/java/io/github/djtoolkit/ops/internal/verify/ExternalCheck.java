package io.github.djtoolkit.ops.internal.verify;

import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.external.TrackingTable;
import io.github.djtoolkit.model.label.TypeLabel;
import io.github.djtoolkit.model.result.VerifyResult.Issue;
import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.verify.StoreColumn;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * External columns that are not converted to the end, what conversions left behind, and tracking
 * tables that mislead 0.14.
 */
final class ExternalCheck implements Check {

  @Override
  public List<Issue> find(Facts facts) {
    Issues issues = new Issues();
    facts.externals().forEach(column -> checkColumn(facts.schema(), column, issues));
    facts.schema().visibleTables().forEach(table -> checkLeftovers(facts, table, issues));
    facts.schema().tables().stream()
        .map(Table::name)
        .filter(TrackingTable::isLive)
        .forEach(name -> checkTracking(facts, name, issues));
    return issues.all();
  }

  private static void checkColumn(SchemaSnapshot schema, ExternalColumn column, Issues issues) {
    switch (column.stage()) {
      case LEGACY ->
          issues.error(
              "legacy_external",
              column.table(),
              column.column(),
              "2.x reads the hash instead of the value; convert it with migrate_external or migrate_filepath.");
      case CONVERTED ->
          issues.error(
              "unfinished_external",
              column.table(),
              column.column(),
              "The values are converted into "
                  + column.jsonName()
                  + ", and 2.x still reads the hash under the column's own name; finalize it.");
      case RENAMING ->
          issues.error(
              "unfinished_external",
              column.table(),
              column.column(),
              "A finalize was stopped halfway, and the column is missing under its own name; finalize it again.");
      case FINALIZED ->
          schema
              .table(column.table().table())
              .flatMap(t -> t.column(column.legacyName()))
              .ifPresent(legacy -> checkKept(column, legacy, issues));
      default -> throw new IllegalStateException("unknown stage " + column.stage());
    }
  }

  private static void checkKept(ExternalColumn column, Column legacy, Issues issues) {
    if (!legacy.nullable() && legacy.defaultValue().isEmpty()) {
      issues.error(
          "legacy_column_required",
          column.table(),
          legacy.name(),
          "2.x cannot insert: the kept legacy column has neither NULL nor a default. Drop it, or let it be NULL.");
    } else {
      issues.warning(
          "legacy_column_kept",
          column.table(),
          legacy.name(),
          "The legacy column is kept for a rollback; drop it once nobody wants one.");
    }
    if (!legacy.parsedComment().label().filter(TypeLabel.Uuid.class::isInstance).isPresent()) {
      issues.warning(
          "legacy_column_label",
          column.table(),
          legacy.name(),
          "2.x cannot declare the table again as it describes it, unless this column has the label :uuid:.");
    }
  }

  private static void checkLeftovers(Facts facts, Table table, Issues issues) {
    Set<String> known =
        facts.externals().stream()
            .filter(e -> e.table().equals(table.name()))
            .map(ExternalColumn::jsonName)
            .collect(Collectors.toSet());
    for (StoreColumn column : StoreColumns.of(facts.externals(), table)) {
      String suffix = ExternalColumn.NEW_SUFFIX;
      String base =
          column.name().endsWith(suffix)
              ? column.name().substring(0, column.name().length() - suffix.length())
              : column.name();
      if (!base.equals(column.name())
          && !known.contains(column.name())
          && table.column(base).isPresent()) {
        issues.warning(
            "leftover_column",
            table.name(),
            column.name(),
            "It looks like a conversion's column, and "
                + base
                + " is no external column any more; drop it if nobody uses it.");
      }
    }
  }

  private static void checkTracking(Facts facts, TableName tracking, Issues issues) {
    SchemaSnapshot schema = facts.schema();
    String store = TrackingTable.storeOf(tracking.table()).orElse("");
    boolean referred =
        schema.tables().stream()
            .flatMap(t -> t.foreignKeys().stream())
            .anyMatch(fk -> fk.target().equals(tracking));
    if (referred) {
      return;
    }
    boolean retired = schema.table(TrackingTable.retired(schema.name(), store).table()).isPresent();
    boolean used =
        schema.visibleTables().stream()
            .flatMap(t -> StoreColumns.of(facts.externals(), t).stream())
            .anyMatch(c -> c.codec().store().filter(store::equals).isPresent());
    if (retired) {
      issues.warning(
          "old_client_seen",
          tracking,
          "",
          "A client of 0.14 opened the store after the migration and made its tracking table anew."
              + " Find that client and upgrade it, then drop the table.");
    } else if (used) {
      issues.error(
          "old_client_trap",
          tracking,
          "",
          "No foreign key leads to the tracking table any more: a client of 0.14 takes every file of store "
              + store
              + " for unused and may delete it. Rename the table to "
              + TrackingTable.retired(schema.name(), store)
              + ", or drop it.");
    } else {
      issues.warning(
          "unused_tracking_table",
          tracking,
          "",
          "No column refers to the tracking table, so its objects are unused; drop it once they are cleared away.");
    }
  }
}
