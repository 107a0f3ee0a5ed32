package io.github.djtoolkit.ops.column;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.result.AnalyzeColumnsResult;
import io.github.djtoolkit.model.result.ColumnFinding;
import io.github.djtoolkit.model.result.MigrateColumnsResult;
import io.github.djtoolkit.model.result.MigrateColumnsResult.Detail;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.model.type.LabelStrategy;
import io.github.djtoolkit.ops.internal.column.ColumnLabel;
import io.github.djtoolkit.ops.internal.column.ColumnLabel.State;
import io.github.djtoolkit.ops.internal.column.LabelRules;
import io.github.djtoolkit.ops.internal.column.Labelling;
import io.github.djtoolkit.ops.internal.column.PreparedLabels;
import io.github.djtoolkit.ops.plan.MigrationPlan;
import io.github.djtoolkit.ops.plan.RunReport;
import io.github.djtoolkit.ops.plan.StepReport.Outcome;
import io.github.djtoolkit.ops.run.PlanRunner;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Operations 1 and 2, analyze_columns and migrate_columns: labels in the comments of numbers, blobs
 * and attachments in the table. A label changes the comment and nothing else, with one instant
 * ALTER a table. External columns are listed and left to operations 8 and 12. Thread-safe.
 */
public final class ColumnLabels {

  private static final String OPERATION = "migrate_columns";

  private final SqlSessions sessions;
  private final PlanRunner runner;

  /**
   * The operations.
   *
   * @param sessions where connections come from
   * @param runner runs the plan
   */
  public ColumnLabels(SqlSessions sessions, PlanRunner runner) {
    this.sessions = sessions;
    this.runner = runner;
  }

  /**
   * Operation 1: which columns need a label. Changes nothing.
   *
   * @param schema name of the schema
   * @param strategy which core type a number would be labelled with
   * @return the columns that concern labels; those for which 2.x needs none are not listed
   */
  public AnalyzeColumnsResult analyze(String schema, LabelStrategy strategy) {
    try (SqlSession session = sessions.open()) {
      SchemaSnapshot snapshot = new SchemaReader(session.db()).read(schema);
      List<ColumnLabel> labels = new LabelRules(Labelling.all(strategy)).decide(snapshot);
      return new AnalyzeColumnsResult(
          findings(labels, State.NEEDED),
          findings(labels, State.PRESENT),
          findings(labels, State.EXTERNAL),
          findings(labels, State.UNKNOWN));
    }
  }

  /**
   * What would make {@link #migrate} refuse: comments that MySQL would not keep whole, values that
   * a label does not hold. Changes nothing.
   *
   * @param schema name of the schema
   * @param strategy which core type a number would be labelled with
   * @return one sentence for each obstacle, with the way out; empty where there is none
   */
  public List<String> obstacles(String schema, LabelStrategy strategy) {
    try (SqlSession session = sessions.open()) {
      return PreparedLabels.read(session.db(), schema, Labelling.all(strategy)).obstacles();
    }
  }

  /**
   * Operation 2: labels the columns.
   *
   * @param schema name of the schema
   * @param options how, and whether to carry it out
   * @return what was done, or would be
   * @throws ToolkitException with code {@code labels_refused} if a comment or a value stands in the
   *     way, before anything is changed
   */
  public MigrateColumnsResult migrate(String schema, ColumnLabelOptions options) {
    PreparedLabels prepared;
    MigrationPlan plan;
    try (SqlSession session = sessions.open()) {
      prepared = PreparedLabels.read(session.db(), schema, Labelling.all(options.strategy()));
      plan = prepared.plan(session.db(), OPERATION, schema, options.rebuild());
    }
    RunReport report = runner.run(plan, options.execution());
    List<Detail> details = details(prepared, report);
    long migrated = details.stream().filter(d -> d.status().equals("migrated")).count();
    return new MigrateColumnsResult(
        prepared.labels().size(),
        (int) migrated,
        prepared.labels().size() - prepared.in(State.NEEDED).size(),
        report.statements(),
        details,
        prepared.warnings());
  }

  private static List<Detail> details(PreparedLabels prepared, RunReport report) {
    Map<TableName, Outcome> outcomes =
        report.steps().stream().collect(Collectors.toMap(s -> s.step().table(), s -> s.outcome()));
    List<Detail> details = new ArrayList<>();
    for (ColumnLabel label : prepared.labels()) {
      if (label.state() == State.NEEDED) {
        details.add(
            detail(
                label,
                status(outcomes.getOrDefault(label.table(), Outcome.PLANNED)),
                Optional.empty()));
      } else if (label.state() == State.UNKNOWN) {
        details.add(detail(label, "skipped", Optional.of(label.reason())));
      }
    }
    return details;
  }

  private static String status(Outcome outcome) {
    return switch (outcome) {
      case PLANNED -> "dry_run";
      case DONE -> "migrated";
      case ALREADY_DONE -> "skipped";
    };
  }

  private static Detail detail(ColumnLabel label, String status, Optional<String> error) {
    return new Detail(
        label.table().dotted(),
        label.column().name(),
        label.column().type().full(),
        label.label().body(),
        status,
        error);
  }

  private static List<ColumnFinding> findings(List<ColumnLabel> labels, State state) {
    return labels.stream()
        .filter(l -> l.state() == state)
        .map(
            l ->
                new ColumnFinding(
                    l.table().dotted(),
                    l.column().name(),
                    l.column().type().full(),
                    l.label().body(),
                    l.column().comment(),
                    l.reason()))
        .toList();
  }
}
