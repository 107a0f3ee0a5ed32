package io.github.djtoolkit.ops.backup;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.result.CutOverResult;
import io.github.djtoolkit.model.result.RestoreResult;
import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.model.schema.SchemaOrigin;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.ops.copy.TableCopy;
import io.github.djtoolkit.ops.internal.backup.Checksums;
import io.github.djtoolkit.ops.internal.backup.DropStale;
import io.github.djtoolkit.ops.internal.backup.NameLineage;
import io.github.djtoolkit.ops.internal.backup.ProveRows;
import io.github.djtoolkit.ops.internal.backup.ProvenBackup;
import io.github.djtoolkit.ops.internal.backup.RestoreTarget;
import io.github.djtoolkit.ops.internal.copy.SourceLock;
import io.github.djtoolkit.ops.internal.parallel.CopyRules;
import io.github.djtoolkit.ops.internal.parallel.CreateTable;
import io.github.djtoolkit.ops.internal.parallel.ParallelPlanner;
import io.github.djtoolkit.ops.internal.server.Privileges;
import io.github.djtoolkit.ops.plan.MigrationPlan;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.ops.plan.StepReport;
import io.github.djtoolkit.ops.plan.UndoLog;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.ops.run.PlanRunner;
import io.github.djtoolkit.sql.lineage.LineageTable;
import io.github.djtoolkit.sql.origin.Origins;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.sql.swap.LineageMove;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Operation 17, restore_schema: brings a schema back to what a backup holds. The backup is proved
 * first; a schema is built beside the destination and proved, too; then the tables of both change
 * places in one statement, and what the destination held before is kept. Until then the destination
 * is as it was. Thread-safe.
 */
public final class Restore {

  /** Name of the operation. */
  public static final String OPERATION = "restore_schema";

  /**
   * Without TRIGGER and SHOW VIEW, triggers and views are not to be seen; the rest is for the
   * journal.
   */
  private static final List<String> ON_BACKUP =
      List.of("SELECT", "LOCK TABLES", "SHOW VIEW", "TRIGGER", "INSERT", "CREATE");

  private final SqlSessions sessions;
  private final PlanRunner runner;
  private final ProgressListener listener;
  private final String version;
  private final Replacement replacement;
  private final ProvedCopy copies;
  private final int connections;

  /**
   * The operation.
   *
   * @param sessions where connections come from
   * @param runner runs the plans
   * @param listener is told of warnings
   * @param version version of the toolkit
   * @param rows copies rows
   * @param connections how many connections prove rows at once
   */
  public Restore(
      SqlSessions sessions,
      PlanRunner runner,
      ProgressListener listener,
      String version,
      TableCopy rows,
      int connections) {
    this.sessions = sessions;
    this.runner = runner;
    this.listener = listener;
    this.version = version;
    this.replacement = new Replacement(sessions, runner, version);
    this.copies = new ProvedCopy(sessions, runner, new ParallelPlanner(OPERATION, version), rows);
    this.connections = connections;
  }

  /**
   * Restores a backup. A run that was interrupted goes on when it is called again.
   *
   * @param backup name of the backup
   * @param destination the schema to restore; it may hold something or not exist
   * @param options how, and whether to carry it out
   * @return what was restored, and where the former content is
   * @throws ToolkitException naming what stands in the way; the destination is as it was then
   */
  public RestoreResult restore(String backup, String destination, RestoreOptions options) {
    if (backup.equals(destination)) {
      throw new ToolkitException(
          "same_schema",
          "The backup `" + backup + "` cannot be restored into itself. Name another destination.");
    }
    ProvenBackup proven;
    RestoreTarget target;
    Checksums checksums;
    try (SqlSession session = sessions.open()) {
      Privileges.read(session.db()).require(Map.of(backup, ON_BACKUP));
      proven = ProvenBackup.read(session.db(), backup, Backup.OPERATION, version);
      target = RestoreTarget.of(session.db(), backup, destination, OPERATION);
      checksums =
          Checksums.reading(session.db(), backup, connections).knowing(proven.rowsOfTables());
      Privileges.read(session.db()).require(Map.of(target.build(), List.of("CREATE", "DROP")));
      if (target.isReplaced()) {
        Replacement.checkRights(session.db(), target, options.keptSuffix());
      }
    }
    List<StepReport> reports = new ArrayList<>();
    boolean execute = options.execution() == Execution.EXECUTE;
    if (!execute && options.proveRows()) {
      prove(proofs(proven, backup, true, checksums), backup);
    }
    if (!(execute && target.isReplaced() && replacement.isBegun(target))) {
      try (SourceLock lock = execute ? lock(proven) : SourceLock.none()) {
        reports.addAll(build(proven, target, checksums, options.execution()));
        lock.assertHeld();
      }
    }
    Optional<String> kept = Optional.empty();
    List<String> statements =
        new ArrayList<>(reports.stream().flatMap(r -> r.statements().stream()).toList());
    if (target.isReplaced() && execute) {
      CutOverResult swap = replacement.replace(target, options.keptSuffix());
      kept = Optional.of(swap.schemas().get(0).kept());
      statements.addAll(swap.sqlStatements());
    } else if (target.isReplaced()) {
      kept = Optional.of(replacement.kept(target, options.keptSuffix()));
    }
    return new RestoreResult(
        proven.entries().size(),
        proven.rows(),
        backup,
        destination,
        execute ? "restored" : "dry_run",
        kept,
        statements);
  }

  /** Without a journal, since a dry run writes nothing. */
  private void prove(List<Step> proofs, String backup) {
    try (SqlSession session = sessions.open()) {
      StepContext context =
          new StepContext(session, sessions, new UndoLog(session.db(), backup), listener);
      proofs.forEach(proof -> proof.run(context));
    }
  }

  private SourceLock lock(ProvenBackup proven) {
    return proven.tables().isEmpty()
        ? SourceLock.none()
        : SourceLock.take(sessions, proven.tables().stream().map(Table::name).toList(), listener);
  }

  private List<StepReport> build(
      ProvenBackup proven, RestoreTarget target, Checksums checksums, Execution execution) {
    String backup = proven.schema().name();
    List<StepReport> reports =
        new ArrayList<>(run(backup, proofs(proven, backup, true, checksums), execution));
    if (isBuilt(target)) {
      List<Step> steps = new ArrayList<>();
      if (target.isReplaced() && proven.schema().table(LineageTable.NAME).isPresent()) {
        String build = target.build();
        steps.add(new NameLineage(new LineageMove(build, build, target.destination())));
      }
      steps.addAll(proofs(proven, target.build(), keepsLineage(proven, target), checksums));
      reports.addAll(run(target.build(), steps, execution));
      return reports;
    }
    SchemaMapping mapping = SchemaMapping.of(backup, target.build());
    reports.addAll(
        copies.run(
            copies.plan(mapping, rules(proven, target)),
            mapping,
            table -> stale(proven, table, checksums),
            proofs(proven, target.build(), keepsLineage(proven, target), checksums),
            execution));
    return reports;
  }

  private boolean isBuilt(RestoreTarget target) {
    try (SqlSession session = sessions.open()) {
      return Origins.of(session.db(), target.build())
          .filter(o -> o.source().equals(target.backup()))
          .filter(o -> o.operation().equals(OPERATION))
          .filter(o -> o.state() == SchemaOrigin.State.COMPLETE)
          .isPresent();
    }
  }

  private List<StepReport> run(String schema, List<Step> steps, Execution execution) {
    return runner.run(new MigrationPlan(OPERATION, schema, steps), execution).steps();
  }

  /** The lineage names the destination from the start, so that it is right once the names are. */
  private static CopyRules rules(ProvenBackup proven, RestoreTarget target) {
    return new CopyRules(
        table -> proven.entry(table.table()).definition(),
        keepsLineage(proven, target)
            ? UnaryOperator.identity()
            : CopyRules.lineageOf(
                SchemaMapping.of(proven.origin().source(), target.destination())));
  }

  private static boolean keepsLineage(ProvenBackup proven, RestoreTarget target) {
    return proven.origin().source().equals(target.destination());
  }

  private static Optional<Step> stale(ProvenBackup proven, CreateTable table, Checksums checksums) {
    return proven
        .schema()
        .table(table.table().table())
        .map(original -> new DropStale(table, original, checksums));
  }

  private static List<Step> proofs(
      ProvenBackup proven, String schema, boolean lineage, Checksums checksums) {
    List<Step> steps = new ArrayList<>();
    for (Table table : proven.tables()) {
      if (lineage || !table.name().table().equals(LineageTable.NAME)) {
        steps.add(
            new ProveRows(
                Checksums.in(schema, table), proven.entry(table.name()).checksum(), checksums));
      }
    }
    return steps;
  }
}
