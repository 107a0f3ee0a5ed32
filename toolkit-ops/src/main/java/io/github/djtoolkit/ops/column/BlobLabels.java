package io.github.djtoolkit.ops.column;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.result.BlobColumn;
import io.github.djtoolkit.model.result.MigrateBlobColumnsResult;
import io.github.djtoolkit.model.result.MigrationStatusResult;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.ops.internal.column.ColumnLabel;
import io.github.djtoolkit.ops.internal.column.ColumnLabel.State;
import io.github.djtoolkit.ops.internal.column.LabelRules;
import io.github.djtoolkit.ops.internal.column.Labelling;
import io.github.djtoolkit.ops.internal.column.PreparedLabels;
import io.github.djtoolkit.ops.plan.MigrationPlan;
import io.github.djtoolkit.ops.plan.RunReport;
import io.github.djtoolkit.ops.plan.StepReport.Outcome;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.ops.run.PlanRunner;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Operations 3 to 6: labels in the comments of blobs and of attachments in the table, without
 * touching other columns. The stored bytes stay as they are. Thread-safe.
 */
public final class BlobLabels {

  /** The codec that reads what 0.14 stored in blobs. */
  public static final String DEFAULT_TARGET = "blob";

  private static final String OPERATION = "migrate_blob_columns";

  private final SqlSessions sessions;
  private final PlanRunner runner;

  /**
   * The operations.
   *
   * @param sessions where connections come from
   * @param runner runs the plan
   */
  public BlobLabels(SqlSessions sessions, PlanRunner runner) {
    this.sessions = sessions;
    this.runner = runner;
  }

  /**
   * Operation 3, analyze_blob_columns. Changes nothing.
   *
   * @param schema name of the schema
   * @return all blob columns of the visible tables, in order of table and position
   */
  public List<BlobColumn> analyze(String schema) {
    try (SqlSession session = sessions.open()) {
      SchemaSnapshot snapshot = new SchemaReader(session.db()).read(schema);
      return new LabelRules(Labelling.blobs(DEFAULT_TARGET))
          .decide(snapshot).stream().map(BlobLabels::column).toList();
    }
  }

  /**
   * Operation 4, generate_migration_sql.
   *
   * @param schema name of the schema
   * @param targetType name of the codec that blobs without a label get
   * @param execution whether the statements are also run
   * @return the statements, one a table
   * @throws ToolkitException as {@link #migrate}
   */
  public List<String> generateSql(String schema, String targetType, Execution execution) {
    return migrate(schema, targetType, execution).sqlStatements();
  }

  /**
   * Operation 5, migrate_blob_columns.
   *
   * @param schema name of the schema
   * @param targetType name of the codec that blobs without a label get; attachments in the table
   *     always get {@code attach}
   * @param execution whether to carry it out
   * @return what was done, or would be
   * @throws ToolkitException with code {@code bad_target_type} if that is not the name of a codec,
   *     {@code labels_refused} if MySQL would not keep a comment whole; nothing is changed then
   */
  public MigrateBlobColumnsResult migrate(String schema, String targetType, Execution execution) {
    Labelling labelling = Labelling.blobs(targetType);
    PreparedLabels prepared;
    MigrationPlan plan;
    try (SqlSession session = sessions.open()) {
      prepared = PreparedLabels.read(session.db(), schema, labelling);
      plan = prepared.plan(session.db(), OPERATION, schema, false);
    }
    RunReport report = runner.run(plan, execution);
    Set<Object> done =
        report.steps().stream()
            .filter(s -> s.outcome() == Outcome.DONE)
            .map(s -> s.step().table())
            .collect(Collectors.toSet());
    long migrated =
        prepared.in(State.NEEDED).stream().filter(l -> done.contains(l.table())).count();
    return new MigrateBlobColumnsResult(
        prepared.labels().size(),
        (int) prepared.labels().stream().filter(l -> l.state() != State.PRESENT).count(),
        (int) migrated,
        report.statements(),
        prepared.warnings());
  }

  /**
   * Operation 6, check_migration_status. Changes nothing.
   *
   * @param schema name of the schema
   * @return how many blob columns have a codec
   */
  public MigrationStatusResult status(String schema) {
    List<BlobColumn> columns = analyze(schema);
    int pending = (int) columns.stream().filter(BlobColumn::needsMigration).count();
    return new MigrationStatusResult(columns.size(), columns.size() - pending, pending, columns);
  }

  private static BlobColumn column(ColumnLabel label) {
    return new BlobColumn(
        label.table().dotted(),
        label.column().name(),
        label.column().type().full(),
        label.column().comment(),
        label.state() != State.PRESENT);
  }
}
