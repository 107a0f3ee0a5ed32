package io.github.djtoolkit.ops.internal.external;

import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.external.ExternalStage;
import io.github.djtoolkit.model.result.MigrateExternalResult;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.ops.external.ExternalOptions;
import io.github.djtoolkit.ops.external.ExternalOptions.Finish;
import io.github.djtoolkit.ops.external.Placement;
import io.github.djtoolkit.ops.plan.MigrationPlan;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.ops.plan.RunReport;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.ops.run.PlanRunner;
import io.github.djtoolkit.sql.definition.DefinitionReader;
import io.github.djtoolkit.sql.external.Conversion;
import io.github.djtoolkit.sql.origin.Origins;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.storage.ObjectStores;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Surveys, plans and runs the conversion of a schema's external columns. Thread-safe. */
public final class ExternalRun {

  private final SqlSessions sessions;
  private final ObjectStores stores;
  private final PlanRunner runner;
  private final ProgressListener listener;
  private final int connections;

  /**
   * @param sessions where connections come from
   * @param stores the configured stores
   * @param runner runs the plans
   * @param listener is told of warnings
   * @param connections how many connections convert rows at once
   */
  public ExternalRun(
      SqlSessions sessions,
      ObjectStores stores,
      PlanRunner runner,
      ProgressListener listener,
      int connections) {
    this.sessions = sessions;
    this.stores = stores;
    this.runner = runner;
    this.listener = listener;
    this.connections = connections;
  }

  /** What a table's conversion asks for. */
  private record Work(ExternalTable table, List<Long> pending, List<Relocation> relocations) {

    Optional<Relocation> relocation(ExternalColumn column) {
      return relocations.stream().filter(r -> r.column().equals(column)).findFirst();
    }
  }

  /**
   * Runs one operation.
   *
   * @param operation its name
   * @param schema name of the schema
   * @param wanted which columns
   * @param options how far to go, and whether to carry it out
   * @return what was done, or would be
   */
  public MigrateExternalResult run(
      String operation, String schema, Predicate<Conversion> wanted, ExternalOptions options) {
    List<Work> work = new ArrayList<>();
    boolean relocates = options.placement() == Placement.RELOCATE;
    MigrationPlan plan;
    try (SqlSession session = sessions.open()) {
      String origin =
          options.origin().isEmpty() ? Origins.writerOf(session.db(), schema) : options.origin();
      SchemaSnapshot snapshot = new SchemaReader(session.db()).read(schema);
      ExternalSurvey survey =
          new ExternalSurvey(snapshot, session.db(), stores, origin, options.newStoreNames());
      StoreSurvey storeSurvey = new StoreSurvey(session.db(), stores, origin, listener);
      for (ExternalTable table : survey.tables(wanted)) {
        survey.refuseDangling(table);
        List<Long> pending = survey.pending(table);
        for (int i = 0; i < pending.size(); i++) {
          if (pending.get(i) > 0) {
            storeSurvey.check(table, i);
          }
        }
        work.add(
            new Work(
                table,
                pending,
                relocates
                    ? new RelocationSurvey(session.db(), stores, storeSurvey).of(table, pending)
                    : List.of()));
      }
      plan = new MigrationPlan(operation, schema, plan(session, schema, origin, work, options));
    }
    List<String> warnings =
        plan.isEmpty() ? List.of() : PlacementWarnings.of(options.placement(), changed(work));
    if (options.execution() == Execution.EXECUTE) {
      warnings.forEach(listener::warned);
    }
    RunReport report = runner.run(plan, options.execution());
    return result(work, options, warnings, report.statements());
  }

  private List<Step> plan(
      SqlSession session, String schema, String origin, List<Work> work, ExternalOptions options) {
    ExternalPlanner planner =
        new ExternalPlanner(
            schema,
            new AttachmentStores(stores, origin),
            new MovedObjectSearch(stores, origin),
            connections);
    DefinitionReader definitions = new DefinitionReader(session.db());
    List<Step> steps = new ArrayList<>();
    for (Work one : work) {
      steps.addAll(planner.convert(one.table(), one.pending()));
      one.relocations().forEach(r -> steps.add(r.afterConversion(stores, connections)));
    }
    steps.addAll(
        planner.finish(
            work.stream().map(Work::table).toList(), options.finish(), definitions::read));
    if (options.finish() != Finish.CONVERT) {
      work.stream()
          .flatMap(w -> w.relocations().stream())
          .filter(r -> r.column().stage() != ExternalStage.FINALIZED)
          .forEach(r -> steps.add(r.afterFinish(stores, connections)));
    }
    return steps;
  }

  /** The columns whose values will be written. */
  private static List<ExternalColumn> changed(List<Work> work) {
    List<ExternalColumn> changed = new ArrayList<>();
    for (Work one : work) {
      for (int i = 0; i < one.pending().size(); i++) {
        ExternalColumn column = one.table().columns().get(i);
        if (one.pending().get(i) > 0 || one.relocation(column).isPresent()) {
          changed.add(column);
        }
      }
    }
    return changed;
  }

  private static MigrateExternalResult result(
      List<Work> work, ExternalOptions options, List<String> warnings, List<String> statements) {
    boolean executed = options.execution() == Execution.EXECUTE;
    List<MigrateExternalResult.Detail> details = new ArrayList<>();
    for (Work one : work) {
      for (int i = 0; i < one.pending().size(); i++) {
        ExternalColumn column = one.table().columns().get(i);
        String action =
            action(column, one.pending().get(i), options.finish(), one.relocation(column));
        details.add(detail(column, one.pending().get(i), action, executed));
      }
    }
    int migrated =
        executed ? (int) details.stream().filter(d -> !d.action().equals("none")).count() : 0;
    long rows = executed ? details.stream().mapToLong(MigrateExternalResult.Detail::rows).sum() : 0;
    return new MigrateExternalResult(
        details.size(),
        migrated,
        rows,
        details,
        work.stream().flatMap(w -> w.relocations().stream()).map(r -> r.result(executed)).toList(),
        warnings,
        statements);
  }

  private static MigrateExternalResult.Detail detail(
      ExternalColumn column, long pending, String action, boolean executed) {
    String status = action.equals("none") ? "complete" : executed ? "done" : "dry_run";
    return new MigrateExternalResult.Detail(
        column.table().table(),
        column.column(),
        column.store(),
        column.label().name(),
        action,
        status,
        pending);
  }

  private static String action(
      ExternalColumn column, long pending, Finish finish, Optional<Relocation> relocation) {
    if (finish == Finish.DROP_LEGACY) {
      return "drop_legacy";
    }
    if (finish == Finish.FINALIZE && column.stage() != ExternalStage.FINALIZED) {
      return "finalize";
    }
    if (column.stage() == ExternalStage.LEGACY || pending > 0) {
      return "convert";
    }
    return relocation.isPresent() ? "relocate" : "none";
  }
}
