package io.github.djtoolkit.ops.job;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.result.JobMetadataResult;
import io.github.djtoolkit.model.result.JobMetadataResult.Detail;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.internal.job.JobColumnPlanner;
import io.github.djtoolkit.ops.plan.RunReport;
import io.github.djtoolkit.ops.plan.StepReport;
import io.github.djtoolkit.ops.plan.StepReport.Outcome;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.ops.run.PlanRunner;
import io.github.djtoolkit.sql.job.JobColumn;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Operation 7, add_job_metadata_columns: gives computed and imported tables the columns in which
 * {@code populate} of 2.x notes how a row was made. Part tables are left alone, whatever their
 * master. Existing rows keep NULL there, and an empty version. Thread-safe.
 */
public final class JobMetadata {

  private static final String MODIFIED = "modified";

  private final SqlSessions sessions;
  private final PlanRunner runner;

  /**
   * The operation.
   *
   * @param sessions where connections come from
   * @param runner runs the plan
   */
  public JobMetadata(SqlSessions sessions, PlanRunner runner) {
    this.sessions = sessions;
    this.runner = runner;
  }

  /**
   * Adds the columns to all tables of a schema.
   *
   * @param schema name of the schema
   * @param execution whether to carry it out
   * @return one detail a computed or imported table
   * @throws ToolkitException with code {@code job_column_conflict} if a column of such a name has
   *     another type; nothing is changed then
   */
  public JobMetadataResult addToSchema(String schema, Execution execution) {
    SchemaSnapshot snapshot = read(schema);
    List<Table> tables =
        snapshot.visibleTables().stream().filter(t -> t.tier().isPopulated()).toList();
    return add(snapshot, tables, execution);
  }

  /**
   * Adds the columns to one table.
   *
   * @param name the table
   * @param execution whether to carry it out
   * @return one detail; its status is {@code skipped} where the table is neither computed nor
   *     imported
   * @throws ToolkitException with code {@code unknown_table} if there is no such table, or as
   *     {@link #addToSchema}
   */
  public JobMetadataResult addToTable(TableName name, Execution execution) {
    SchemaSnapshot snapshot = read(name.schema());
    Table table =
        snapshot
            .table(name.table())
            .orElseThrow(
                () ->
                    new ToolkitException(
                        "unknown_table",
                        "There is no table "
                            + name
                            + ". Give the name as MySQL shows it, prefix included."));
    return add(snapshot, List.of(table), execution);
  }

  private SchemaSnapshot read(String schema) {
    try (SqlSession session = sessions.open()) {
      return new SchemaReader(session.db()).read(schema);
    }
  }

  private JobMetadataResult add(SchemaSnapshot schema, List<Table> tables, Execution execution) {
    RunReport report = runner.run(JobColumnPlanner.plan(schema, tables), execution);
    Map<TableName, StepReport> steps =
        report.steps().stream()
            .collect(Collectors.toMap(s -> s.step().table(), Function.identity()));
    List<Detail> details =
        tables.stream().map(t -> detail(t, Optional.ofNullable(steps.get(t.name())))).toList();
    List<Detail> modified = details.stream().filter(d -> d.status().equals(MODIFIED)).toList();
    int added = modified.stream().mapToInt(d -> d.columnsAdded().size()).sum();
    return new JobMetadataResult(tables.size(), modified.size(), added, details);
  }

  private static Detail detail(Table table, Optional<StepReport> step) {
    if (!table.tier().isPopulated()) {
      return new Detail(table.name().dotted(), "skipped", List.of(), List.of());
    }
    if (step.isEmpty() || step.get().outcome() == Outcome.ALREADY_DONE) {
      return new Detail(table.name().dotted(), "complete", List.of(), List.of());
    }
    List<String> added =
        JobColumnPlanner.missing(table).stream().map(JobColumn::columnName).toList();
    String status = step.get().outcome() == Outcome.DONE ? MODIFIED : "dry_run";
    return new Detail(table.name().dotted(), status, added, step.get().statements());
  }
}
