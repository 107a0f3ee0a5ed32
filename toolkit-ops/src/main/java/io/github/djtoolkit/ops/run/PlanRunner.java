package io.github.djtoolkit.ops.run;

import io.github.djtoolkit.ops.internal.server.ServerVersion;
import io.github.djtoolkit.ops.plan.MigrationPlan;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.ops.plan.RunReport;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.ops.plan.StepReport;
import io.github.djtoolkit.ops.plan.StepReport.Outcome;
import io.github.djtoolkit.ops.plan.UndoLog;
import io.github.djtoolkit.sql.journal.JournalTables;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs every plan of the toolkit, or renders it. A run takes the locks of the plan's schemas, notes
 * each step in the journal before and after it, and leaves out the steps that the database says are
 * done. Thread-safe; runs on one schema exclude each other.
 */
public final class PlanRunner {

  private final SqlSessions sessions;
  private final ProgressListener listener;
  private final String version;

  /**
   * @param sessions where connections come from
   * @param listener is told what happens
   * @param version the toolkit's version, for the journal
   */
  public PlanRunner(SqlSessions sessions, ProgressListener listener, String version) {
    this.sessions = sessions;
    this.listener = listener;
    this.version = version;
  }

  /**
   * Who is told what happens, for work that belongs to no plan.
   *
   * @return the listener
   */
  public ProgressListener listener() {
    return listener;
  }

  /**
   * Runs or renders a plan.
   *
   * @param plan the plan
   * @param execution whether to carry it out
   * @return one report a step
   * @throws StepFailedException if a step fails; it names what is done already and what to do next
   */
  public RunReport run(MigrationPlan plan, Execution execution) {
    return run(plan, execution, new JournalTables(plan.schema()));
  }

  /**
   * Runs or renders a plan whose journal is not the schema's own, since that moves.
   *
   * @param plan the plan
   * @param execution whether to carry it out
   * @param journal where its steps are noted; must not be among the tables that the run locks
   * @return one report a step
   * @throws StepFailedException if a step fails; it names what is done already and what to do next
   */
  public RunReport run(MigrationPlan plan, Execution execution, JournalTables journal) {
    listener.planned(plan);
    try (SqlSession session = sessions.open()) {
      if (execution == Execution.DRY_RUN || plan.isEmpty()) {
        return new RunReport(plan, plan.steps().stream().map(s -> render(session, s)).toList());
      }
      ServerVersion.read(session.db()).requireSupported();
      return execute(plan, session, journal);
    }
  }

  private RunReport execute(MigrationPlan plan, SqlSession session, JournalTables tables) {
    try (SchemaLock lock = SchemaLock.take(sessions, plan.schemas());
        SqlSession log = sessions.open()) {
      RunJournal journal = new RunJournal(log.db(), tables, plan.operation(), version);
      StepContext context =
          new StepContext(session, sessions, new UndoLog(log.db(), tables), listener);
      List<StepReport> reports = new ArrayList<>();
      for (Step step : plan.steps()) {
        lock.assertHeld();
        journal.started(step);
        StepReport report = perform(plan, step, context, reports);
        journal.done(step);
        reports.add(report);
        listener.finished(report);
      }
      return new RunReport(plan, reports);
    }
  }

  private StepReport perform(
      MigrationPlan plan, Step step, StepContext context, List<StepReport> before) {
    listener.started(step);
    StepReport rendered = render(context.session(), step);
    try {
      if (step.isDone(context)) {
        return new StepReport(step, Outcome.ALREADY_DONE, 0, List.of());
      }
      return new StepReport(step, Outcome.DONE, step.run(context), rendered.statements());
    } catch (RuntimeException e) {
      throw StepFailedException.of(plan, step, before, e);
    }
  }

  private static StepReport render(SqlSession session, Step step) {
    List<String> sql = step.statements().stream().map(session::render).toList();
    return new StepReport(step, Outcome.PLANNED, 0, sql);
  }
}
