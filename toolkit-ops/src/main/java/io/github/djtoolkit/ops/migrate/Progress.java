package io.github.djtoolkit.ops.migrate;

import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.external.ExternalColumns;
import io.github.djtoolkit.model.external.ExternalStage;
import io.github.djtoolkit.model.external.TrackingTable;
import io.github.djtoolkit.model.result.AnalyzeColumnsResult;
import io.github.djtoolkit.model.result.StatusResult;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.model.type.LabelStrategy;
import io.github.djtoolkit.ops.column.ColumnLabels;
import io.github.djtoolkit.sql.journal.JournalTables;
import io.github.djtoolkit.sql.lineage.LineageTable;
import io.github.djtoolkit.sql.read.SchemaReader;
import java.util.List;

/** Tells how far the migration of a schema has come, from its definitions alone. Thread-safe. */
public final class Progress {

  private final SchemaReader reader;
  private final ColumnLabels labels;

  /**
   * @param reader reads the schema
   * @param labels tells which labels are missing
   */
  public Progress(SchemaReader reader, ColumnLabels labels) {
    this.reader = reader;
    this.labels = labels;
  }

  /**
   * How far one schema is.
   *
   * @param schema name of the schema
   * @return its state, with numbers
   */
  public StatusResult of(String schema) {
    SchemaSnapshot snapshot = reader.read(schema);
    AnalyzeColumnsResult columns = labels.analyze(schema, LabelStrategy.DECLARABLE);
    List<ExternalColumn> external = ExternalColumns.of(snapshot);
    int legacy = count(external, ExternalStage.LEGACY);
    int converted =
        count(external, ExternalStage.CONVERTED) + count(external, ExternalStage.RENAMING);
    int finalized = count(external, ExternalStage.FINALIZED);
    boolean lineage = snapshot.table(LineageTable.NAME).isPresent();
    boolean journal = snapshot.table(JournalTables.UNDO).isPresent();
    boolean dropped = external.isEmpty() && trackingTables(snapshot, false) > 0;
    return new StatusResult(
        schema,
        stage(columns.needsMigration().size(), legacy, converted, finalized, lineage, journal),
        columns.needsMigration().size(),
        legacy,
        converted,
        finalized,
        trackingTables(snapshot, true),
        trackingTables(snapshot, false),
        lineage,
        journal && !dropped);
  }

  private static String stage(
      int labels, int legacy, int converted, int finalized, boolean lineage, boolean journal) {
    if (labels == 0 && legacy == 0 && lineage) {
      if (converted > 0) {
        return finalized > 0 ? "partial" : "converted";
      }
      return finalized > 0 ? "finalized" : "migrated";
    }
    return journal || converted > 0 || finalized > 0 ? "partial" : "legacy";
  }

  private static int count(List<ExternalColumn> columns, ExternalStage stage) {
    return (int) columns.stream().filter(c -> c.stage() == stage).count();
  }

  private static int trackingTables(SchemaSnapshot schema, boolean live) {
    return (int)
        schema.tables().stream()
            .map(t -> t.name())
            .filter((TableName n) -> TrackingTable.storeOf(n.table()).isPresent())
            .filter(n -> TrackingTable.isLive(n) == live)
            .count();
  }
}
