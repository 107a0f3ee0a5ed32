package io.github.djtoolkit.ops.cutover;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.result.CutOverResult;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.internal.cutover.CutOverPreflight;
import io.github.djtoolkit.ops.internal.cutover.CutOverRights;
import io.github.djtoolkit.ops.internal.cutover.KeptSchemas;
import io.github.djtoolkit.ops.internal.cutover.SwapPlans;
import io.github.djtoolkit.ops.internal.cutover.SwapRecords;
import io.github.djtoolkit.ops.internal.cutover.SwapRecords.Found;
import io.github.djtoolkit.ops.internal.cutover.Unwritten;
import io.github.djtoolkit.ops.internal.swap.SwapCheck;
import io.github.djtoolkit.ops.internal.swap.SwapProgress;
import io.github.djtoolkit.ops.plan.MigrationPlan;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.ops.plan.RunReport;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.ops.run.PlanRunner;
import io.github.djtoolkit.sql.journal.JournalTables;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.sql.swap.DroppedSchemas;
import io.github.djtoolkit.sql.swap.SchemaSwap;
import io.github.djtoolkit.sql.swap.SwapFacts;
import io.github.djtoolkit.sql.swap.SwapReader;
import io.github.djtoolkit.sql.swap.SwapRecord;
import io.github.djtoolkit.sql.swap.SwapRecord.Direction;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;

/**
 * Takes a cut-over back, in the same way: in one atomic statement, all schemas together. A cut-over
 * or an undo that was interrupted is brought to its end first, or taken back. Thread-safe.
 */
public final class CutOverUndo {

  /** Name of the operation. */
  public static final String OPERATION = "undo_cut_over";

  private final SqlSessions sessions;
  private final PlanRunner runner;
  private final ProgressListener listener;
  private final String version;

  /**
   * @param sessions where connections come from
   * @param runner runs the plans
   * @param listener is told of progress
   * @param version version of the toolkit, which is remembered
   */
  public CutOverUndo(
      SqlSessions sessions, PlanRunner runner, ProgressListener listener, String version) {
    this.sessions = sessions;
    this.runner = runner;
    this.listener = listener;
    this.version = version;
  }

  /**
   * Takes the latest cut-over of some schemas back.
   *
   * @param production names of production schemas; all that were cut over together go back
   *     together, so that one of them is enough
   * @param options how, and whether to carry it out
   * @return what was done
   * @throws ToolkitException naming what stands in the way, such as rows that were written to
   *     production since; everything is as it was then, unless a step failed in the middle
   */
  public CutOverResult undo(List<String> production, UndoOptions options) {
    Found found = latest(production);
    boolean begun = found.isRunning();
    if (begun && !renamed(found)) {
      RunReport report = run(SwapPlans.putBack(OPERATION, found), found, options.execution());
      if (!found.isBack()) {
        return end(found, options, report.statements());
      }
      return options.execution() == Execution.DRY_RUN
          ? result(found, options, report.statements())
          : back(latest(production), options);
    }
    if (begun) {
      RunReport report = run(rest(found), found, options.execution());
      if (options.execution() == Execution.DRY_RUN) {
        return result(found, options, report.statements());
      }
      return found.isBack()
          ? end(found, options, report.statements())
          : back(latest(production), options);
    }
    return found.isBack() ? end(found, options, List.of()) : back(found, options);
  }

  private CutOverResult back(Found found, UndoOptions options) {
    MigrationPlan plan;
    SwapFacts facts;
    try (SqlSession session = sessions.open()) {
      DSLContext db = session.db();
      List<SchemaSwap> swaps = found.schemas().stream().map(SchemaSwap::inverse).toList();
      refuseTaken(db, swaps);
      CutOverRights.check(db, swaps);
      facts = new SwapReader(db).read(swaps);
      CutOverPreflight preflight = new CutOverPreflight(db);
      preflight.checkSides(facts, true);
      CutOverRights.check(db, facts);
      Unwritten unwritten = new Unwritten(facts, brought(found));
      if (!options.leaveWrites()) {
        unwritten.refuse(db, listener);
      }
      preflight.checkKeys(facts);
      if (options.execution() == Execution.EXECUTE) {
        preflight.refuseSessions(facts);
      }
      plan =
          new SwapPlans(db, OPERATION, version)
              .plan(
                  found.home(),
                  SwapRecord.beginning(Direction.BACK, facts),
                  options.leaveWrites() ? SwapCheck.none() : unwritten);
    }
    RunReport report = run(plan, found, options.execution());
    if (options.execution() == Execution.EXECUTE) {
      clean(found);
    }
    return SwapPlans.result(status(options), found.schemas(), facts, report.statements());
  }

  /** The checksums of the tables that came, by the names that they have in production. */
  private static Map<TableName, String> brought(Found found) {
    Map<TableName, String> sums = new TreeMap<>();
    SwapFacts facts = found.swap().facts();
    found.swap().checksums().forEach((t, sum) -> sums.put(facts.comingNames().map(t), sum));
    return sums;
  }

  private static void refuseTaken(DSLContext db, List<SchemaSwap> swaps) {
    List<String> parallel = swaps.stream().map(SchemaSwap::kept).toList();
    for (TableName table : new SwapReader(db).tables(parallel)) {
      throw new ToolkitException(
          "destination_not_empty",
          "Schema `"
              + table.schema()
              + "`, to which the tables would go back, is not empty: it holds `"
              + table.table()
              + "`. Drop or move what is there first.");
    }
  }

  private MigrationPlan rest(Found found) {
    try (SqlSession session = sessions.open()) {
      return new SwapPlans(session.db(), OPERATION, version)
          .plan(found.home(), found.swap(), SwapCheck.none());
    }
  }

  private CutOverResult end(Found found, UndoOptions options, List<String> statements) {
    if (options.execution() == Execution.EXECUTE) {
      clean(found);
    }
    return result(found, options, statements);
  }

  private static CutOverResult result(Found found, UndoOptions options, List<String> statements) {
    return SwapPlans.result(status(options), found.schemas(), found.swap().facts(), statements);
  }

  private static String status(UndoOptions options) {
    return options.execution() == Execution.DRY_RUN ? "dry_run" : "undone";
  }

  private RunReport run(MigrationPlan plan, Found found, Execution execution) {
    return runner.run(plan, execution, JournalTables.ofSwaps(found.home()));
  }

  private void clean(Found found) {
    try (SqlSession session = sessions.open()) {
      KeptSchemas.drop(session.db(), found);
    }
  }

  private boolean renamed(Found found) {
    try (SqlSession session = sessions.open()) {
      return new SwapProgress(session.db(), found.swap().facts()).renamed();
    }
  }

  private Found latest(List<String> production) {
    try (SqlSession session = sessions.open()) {
      List<Found> found = SwapRecords.of(session.db(), production);
      refuseDropped(session.db(), production, found);
      if (found.isEmpty()) {
        throw new ToolkitException(
            "no_cut_over",
            "There is no cut-over of `"
                + String.join("`, `", production)
                + "` to take back: no schema keeps former tables and a record of it, or this user may not see it.");
      }
      return found.get(found.size() - 1);
    }
  }

  /** What was dropped on purpose is not missing for another reason. */
  private static void refuseDropped(DSLContext db, List<String> production, List<Found> found) {
    boolean dropping =
        !found.isEmpty() && found.get(found.size() - 1).swap().phase() == SwapRecord.Phase.DROPPING;
    List<String> dropped =
        production.stream()
            .flatMap(p -> new DroppedSchemas(db).of(p).stream())
            .map(d -> "`" + d.schema() + "` (" + d.at() + " UTC)")
            .toList();
    if (dropping || (found.isEmpty() && !dropped.isEmpty())) {
      throw new ToolkitException(
          "kept_dropped",
          "There is no way back: the former tables of `"
              + String.join("`, `", production)
              + "` were dropped by drop-kept-schema"
              + (dropped.isEmpty() ? "" : ": " + String.join(", ", dropped))
              + "."
              + (dropping ? " That command was interrupted; run it again." : ""));
    }
  }
}
