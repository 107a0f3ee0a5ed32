package io.github.djtoolkit.ops.cutover;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.result.CutOverResult;
import io.github.djtoolkit.model.result.VerifyResult;
import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.ops.internal.cutover.CatchUp;
import io.github.djtoolkit.ops.internal.cutover.CaughtUp;
import io.github.djtoolkit.ops.internal.cutover.CutOverPreflight;
import io.github.djtoolkit.ops.internal.cutover.CutOverRights;
import io.github.djtoolkit.ops.internal.cutover.KeptSchemas;
import io.github.djtoolkit.ops.internal.cutover.SwapPlans;
import io.github.djtoolkit.ops.internal.cutover.SwapRecords;
import io.github.djtoolkit.ops.internal.cutover.SwapRecords.Found;
import io.github.djtoolkit.ops.internal.rows.RowWork;
import io.github.djtoolkit.ops.internal.swap.SwapCheck;
import io.github.djtoolkit.ops.internal.swap.SwapProgress;
import io.github.djtoolkit.ops.plan.MigrationPlan;
import io.github.djtoolkit.ops.plan.RunReport;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.ops.run.PlanRunner;
import io.github.djtoolkit.ops.run.StepFailedException;
import io.github.djtoolkit.ops.verify.SchemaVerification;
import io.github.djtoolkit.ops.verify.VerifyOptions;
import io.github.djtoolkit.sql.journal.JournalTables;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.sql.swap.SchemaSwap;
import io.github.djtoolkit.sql.swap.SwapFacts;
import io.github.djtoolkit.sql.swap.SwapReader;
import io.github.djtoolkit.sql.swap.SwapRecord;
import io.github.djtoolkit.sql.swap.SwapRecord.Direction;
import io.github.djtoolkit.sql.swap.SwapTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * Lets parallel schemas take the place of production: all tables of all schemas change their names
 * in one atomic statement, under a lock that proves that both sides are alike. The former tables
 * are kept in schemas of their own, from which {@link CutOverUndo} brings them back. A run that was
 * interrupted is completed or taken back when it is run again. Thread-safe.
 */
public final class CutOver {

  /** Name of the operation. */
  public static final String OPERATION = "cut_over";

  private final SqlSessions sessions;
  private final PlanRunner runner;
  private final CatchUp catchUp;
  private final int connections;
  private final SchemaVerification verification;
  private final VerifyOptions verifyOptions;
  private final String version;

  /**
   * @param sessions where connections come from
   * @param runner runs the plans
   * @param catchUp brings the parallel schemas to the state of production
   * @param connections how many connections work on rows at the same time; three more are taken
   * @param verification says whether 2.x can use a schema
   * @param verifyOptions what the verification is told
   * @param version version of the toolkit, which is remembered
   */
  public CutOver(
      SqlSessions sessions,
      PlanRunner runner,
      CatchUp catchUp,
      int connections,
      SchemaVerification verification,
      VerifyOptions verifyOptions,
      String version) {
    this.sessions = sessions;
    this.runner = runner;
    this.catchUp = catchUp;
    this.connections = connections;
    this.verification = verification;
    this.verifyOptions = verifyOptions;
    this.version = version;
  }

  /**
   * Cuts schemas over, all together or none.
   *
   * @param mapping the parallel schema of each production schema
   * @param options how, and whether to carry it out
   * @return what was done, and where the former tables are
   * @throws ToolkitException naming what stands in the way; everything is as it was then, unless a
   *     step failed in the middle
   */
  public CutOverResult cutOver(SchemaMapping mapping, CutOverOptions options) {
    Optional<Found> former = former(mapping);
    if (former.isPresent()) {
      Found found = former.get();
      boolean renamed = renamed(found);
      if (renamed || options.execution() == Execution.DRY_RUN) {
        return complete(found, options.execution());
      }
      runner.run(
          SwapPlans.putBack(OPERATION, found),
          options.execution(),
          JournalTables.ofSwaps(found.home()));
    }
    return fresh(mapping, options);
  }

  /** A swap of these schemas that is not to be begun again; refuses one of others. */
  private Optional<Found> former(SchemaMapping mapping) {
    try (SqlSession session = sessions.open()) {
      List<Found> found = SwapRecords.of(session.db(), mapping.sources());
      for (Found each : found) {
        boolean same = SwapPlans.mapping(each.schemas()).equals(mapping);
        if (each.isRunning() && (!same || each.isBack())) {
          throw SwapPlans.unfinished(each);
        }
        if (same && !each.isBack() && (each.isRunning() || isEmpty(session.db(), mapping))) {
          return Optional.of(each);
        }
      }
      return Optional.empty();
    }
  }

  private static boolean isEmpty(DSLContext db, SchemaMapping mapping) {
    return new SwapReader(db).tables(mapping.destinations()).isEmpty();
  }

  private boolean renamed(Found found) {
    try (SqlSession session = sessions.open()) {
      return new SwapProgress(session.db(), found.swap().facts()).renamed();
    }
  }

  private CutOverResult complete(Found found, Execution execution) {
    if (!found.isRunning()) {
      return SwapPlans.result("complete", found.schemas(), found.swap().facts(), List.of());
    }
    MigrationPlan plan;
    try (SqlSession session = sessions.open()) {
      plan =
          new SwapPlans(session.db(), OPERATION, version)
              .plan(found.home(), found.swap(), SwapCheck.none());
    }
    RunReport report = runner.run(plan, execution, JournalTables.ofSwaps(found.home()));
    return SwapPlans.result(
        status(execution), found.schemas(), found.swap().facts(), report.statements());
  }

  private CutOverResult fresh(SchemaMapping mapping, CutOverOptions options) {
    SwapFacts facts;
    List<String> notes;
    MigrationPlan plan;
    String home;
    CaughtUp check;
    try (SqlSession session = sessions.open()) {
      DSLContext db = session.db();
      List<SchemaSwap> swaps = KeptSchemas.choose(db, mapping, options.keptSuffix());
      home = swaps.get(0).kept();
      CutOverPreflight preflight = new CutOverPreflight(db);
      preflight.checkNames(swaps);
      CutOverRights.check(db, swaps);
      facts = new SwapReader(db).read(swaps);
      preflight.checkSides(facts, options.otherTables());
      CutOverRights.check(db, facts);
      notes = new ArrayList<>(preflight.notes(facts));
      if (options.execution() == Execution.EXECUTE) {
        preflight.refuseSessions(facts);
      } else {
        preflight.sessions(facts).forEach(s -> notes.add("Would be refused while it lasts: " + s));
      }
      check =
          new CaughtUp(
              catchUp,
              options.catchUp(),
              connections,
              facts,
              new SwapTable(home, Direction.FORWARD));
      plan =
          new SwapPlans(db, OPERATION, version)
              .plan(home, SwapRecord.beginning(Direction.FORWARD, facts), check);
    }
    if (options.verify()) {
      mapping.destinations().forEach(this::verify);
    }
    if (options.execution() == Execution.DRY_RUN) {
      RunReport planned = runner.run(plan, options.execution(), JournalTables.ofSwaps(home));
      notes.addAll(foresee(check));
      return SwapPlans.result("dry_run", facts.schemas(), facts, planned.statements())
          .with(0, notes);
    }
    try {
      RunReport report = runner.run(plan, options.execution(), JournalTables.ofSwaps(home));
      return SwapPlans.result("cut_over", facts.schemas(), facts, report.statements())
          .with(check.brought(), notes);
    } catch (ToolkitException e) {
      leaveNothing(mapping, e);
      throw e;
    }
  }

  private List<String> foresee(CaughtUp check) {
    try (SqlSession session = sessions.open()) {
      return check.foresee(RowWork.shared(session.db(), sessions, runner.listener(), connections));
    }
  }

  /** Where a step refused and nothing has moved, no trace stays. */
  private void leaveNothing(SchemaMapping mapping, ToolkitException refusal) {
    if (!(refusal instanceof StepFailedException)) {
      return;
    }
    try {
      Optional<Found> begun = former(mapping).filter(f -> !renamed(f));
      if (begun.isPresent()) {
        Found found = begun.get();
        runner.run(
            SwapPlans.putBack(OPERATION, found),
            Execution.EXECUTE,
            JournalTables.ofSwaps(found.home()));
        try (SqlSession session = sessions.open()) {
          KeptSchemas.drop(session.db(), found);
        }
      }
    } catch (RuntimeException e) {
      refusal.addSuppressed(e);
    }
  }

  private void verify(String parallel) {
    VerifyResult result = verification.verify(parallel, verifyOptions);
    if (!result.compatible()) {
      List<String> errors =
          result.issues().stream()
              .filter(i -> i.severity() == VerifyResult.Severity.ERROR)
              .map(VerifyResult.Issue::message)
              .limit(5)
              .toList();
      throw new ToolkitException(
          "not_verified",
          "2.x cannot use `"
              + parallel
              + "` as it is: "
              + String.join(" ", errors)
              + " Nothing was changed. Migrate it first (verify-schema-v20 shows everything), or cut over without verification.");
    }
  }

  private static String status(Execution execution) {
    return execution == Execution.DRY_RUN ? "dry_run" : "cut_over";
  }
}
