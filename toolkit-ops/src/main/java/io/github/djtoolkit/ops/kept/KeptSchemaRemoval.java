package io.github.djtoolkit.ops.kept;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.result.DropKeptResult;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.internal.kept.BeginDropping;
import io.github.djtoolkit.ops.internal.kept.DropKeptSchema;
import io.github.djtoolkit.ops.internal.kept.DropKeptTables;
import io.github.djtoolkit.ops.internal.kept.KeptCheck;
import io.github.djtoolkit.ops.internal.kept.KeptSwap;
import io.github.djtoolkit.ops.internal.kept.NoteDropped;
import io.github.djtoolkit.ops.plan.MigrationPlan;
import io.github.djtoolkit.ops.plan.RunReport;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.ops.run.PlanRunner;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.sql.swap.DroppedSchemas;
import io.github.djtoolkit.sql.swap.SchemaSwap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;

/**
 * Drops the schemas in which a cut-over or a restore kept the former tables of production, once
 * somebody confirms that nobody needs them. There is no way back afterwards. Thread-safe.
 */
public final class KeptSchemaRemoval {

  /** Name of the operation. */
  public static final String OPERATION = DroppedSchemas.OPERATION;

  private final SqlSessions sessions;
  private final PlanRunner runner;
  private final String version;

  /**
   * The operation.
   *
   * @param sessions where connections come from
   * @param runner runs the plans
   * @param version version of the toolkit, which is remembered
   */
  public KeptSchemaRemoval(SqlSessions sessions, PlanRunner runner, String version) {
    this.sessions = sessions;
    this.runner = runner;
    this.version = version;
  }

  /**
   * Drops what one swap kept. A run that was interrupted goes on when it is called again.
   *
   * @param kept names of the schemas: all that one cut-over or restore kept
   * @param execution whether to carry it out
   * @return what was dropped
   * @throws ToolkitException naming what stands in the way; everything is as it was then, unless a
   *     step failed in the middle
   */
  public DropKeptResult drop(List<String> kept, Execution execution) {
    KeptSwap swap;
    List<TableName> tables;
    List<String> notes = new ArrayList<>();
    MigrationPlan plan;
    try (SqlSession session = sessions.open()) {
      DSLContext db = session.db();
      Optional<DropKeptResult> earlier = dropped(db, kept);
      if (earlier.isPresent()) {
        return earlier.get();
      }
      swap = KeptSwap.find(db, kept);
      KeptCheck check = new KeptCheck(db, swap);
      check.check();
      if (execution == Execution.EXECUTE) {
        check.refuseSessions();
      } else {
        check.sessions().forEach(s -> notes.add("Would be refused while it lasts: " + s));
      }
      tables = swap.tables(db);
      plan = plan(swap, tables);
    }
    RunReport report = runner.run(plan, execution);
    return new DropKeptResult(
        execution == Execution.EXECUTE ? "dropped" : "dry_run",
        swap.facts().schemas().stream()
            .map(s -> new DropKeptResult.Schema(s.kept(), s.production(), in(s.kept(), tables)))
            .toList(),
        tables.size(),
        notes,
        report.statements());
  }

  private MigrationPlan plan(KeptSwap swap, List<TableName> tables) {
    List<Step> steps = new ArrayList<>();
    steps.add(new BeginDropping(swap));
    if (!tables.isEmpty()) {
      steps.add(new DropKeptTables(swap, tables));
    }
    for (SchemaSwap each : swap.facts().schemas()) {
      steps.add(new NoteDropped(each.production(), each.kept(), version));
    }
    for (String schema : swap.kept()) {
      steps.add(
          new DropKeptSchema(
              schema,
              swap.facts().wantedViews().stream()
                  .filter(v -> v.view().schema().equals(schema))
                  .map(v -> v.view().table())
                  .toList()));
    }
    Set<String> locked = new TreeSet<>(swap.kept());
    locked.addAll(swap.production());
    return new MigrationPlan(OPERATION, swap.production().get(0), List.copyOf(locked), steps);
  }

  /** What a run says that was killed at its very end, or is asked for twice. */
  private static Optional<DropKeptResult> dropped(DSLContext db, List<String> kept) {
    if (kept.isEmpty() || !SchemaReader.contents(db, kept).isEmpty()) {
      return Optional.empty();
    }
    List<DropKeptResult.Schema> schemas = new ArrayList<>();
    DroppedSchemas dropped = new DroppedSchemas(db);
    for (String schema : kept) {
      dropped
          .productionOf(schema)
          .ifPresent(
              production -> schemas.add(new DropKeptResult.Schema(schema, production, List.of())));
    }
    return schemas.size() < kept.size()
        ? Optional.empty()
        : Optional.of(new DropKeptResult("complete", schemas, 0, List.of(), List.of()));
  }

  private static List<String> in(String schema, List<TableName> tables) {
    return tables.stream().filter(t -> t.schema().equals(schema)).map(TableName::table).toList();
  }
}
