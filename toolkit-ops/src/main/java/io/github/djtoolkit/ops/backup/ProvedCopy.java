package io.github.djtoolkit.ops.backup;

import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.ops.copy.CopyOptions;
import io.github.djtoolkit.ops.copy.CopyOptions.Consistency;
import io.github.djtoolkit.ops.copy.TableCopy;
import io.github.djtoolkit.ops.internal.parallel.CopyRules;
import io.github.djtoolkit.ops.internal.parallel.CreateTable;
import io.github.djtoolkit.ops.internal.parallel.ParallelPlanner;
import io.github.djtoolkit.ops.internal.parallel.PlannedCopy;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepReport;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.ops.run.PlanRunner;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Copies a schema with its rows and proves the copy before anything is built upon it. */
final class ProvedCopy {

  private final SqlSessions sessions;
  private final PlanRunner runner;
  private final ParallelPlanner planner;
  private final TableCopy rows;

  /**
   * @param sessions where connections come from
   * @param runner runs the plans
   * @param planner plans the copy
   * @param rows copies rows
   */
  ProvedCopy(SqlSessions sessions, PlanRunner runner, ParallelPlanner planner, TableCopy rows) {
    this.sessions = sessions;
    this.runner = runner;
    this.planner = planner;
    this.rows = rows;
  }

  /** Plans the copy of a schema. */
  PlannedCopy plan(SchemaMapping mapping, CopyRules rules) {
    try (SqlSession session = sessions.open()) {
      return planner.plan(session.db(), mapping, rules, true);
    }
  }

  /**
   * Copies and proves.
   *
   * @param copy the plan
   * @param mapping the schema and the copy's name
   * @param stale the step that drops a table of an interrupted run which is not as it should be
   * @param proofs steps between the rows and what is built upon them
   * @param execution whether to carry it out
   * @return what was done, or would be
   */
  List<StepReport> run(
      PlannedCopy copy,
      SchemaMapping mapping,
      Function<CreateTable, Optional<Step>> stale,
      List<Step> proofs,
      Execution execution) {
    List<StepReport> reports =
        new ArrayList<>(runner.run(copy.structure(stale), execution).steps());
    if (execution == Execution.EXECUTE) {
      rows.copy(mapping, CopyOptions.dryRun().with(execution).with(Consistency.LIVE));
    }
    reports.addAll(runner.run(copy.rest(proofs), execution).steps());
    return reports;
  }
}
