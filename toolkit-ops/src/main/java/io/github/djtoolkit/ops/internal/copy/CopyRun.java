package io.github.djtoolkit.ops.internal.copy;

import static java.util.Objects.requireNonNull;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.result.CopyTableDataResult;
import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.copy.CopyOptions;
import io.github.djtoolkit.ops.copy.CopyOptions.Consistency;
import io.github.djtoolkit.ops.internal.copy.TableMatching.TablePair;
import io.github.djtoolkit.ops.internal.server.Privileges;
import io.github.djtoolkit.ops.plan.MigrationPlan;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepReport;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.ops.run.PlanRunner;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.storage.ObjectStores;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Surveys, plans and runs a copy of rows. Thread-safe. */
public final class CopyRun {

  private static final String OPERATION = "copy_table_data";

  /** A range that is lost is no great loss, and its transaction none for the server. */
  static final long BYTES_PER_RANGE = 8L << 20;

  private final SqlSessions sessions;
  private final ObjectStores stores;
  private final PlanRunner runner;
  private final ProgressListener listener;
  private final int connections;
  private final long bytesPerRange;

  /**
   * @param sessions where connections come from
   * @param stores the configured stores
   * @param runner runs the plans
   * @param listener is told of warnings
   * @param connections how many connections copy rows at once
   */
  public CopyRun(
      SqlSessions sessions,
      ObjectStores stores,
      PlanRunner runner,
      ProgressListener listener,
      int connections) {
    this(sessions, stores, runner, listener, connections, BYTES_PER_RANGE);
  }

  CopyRun(
      SqlSessions sessions,
      ObjectStores stores,
      PlanRunner runner,
      ProgressListener listener,
      int connections,
      long bytesPerRange) {
    this.sessions = sessions;
    this.stores = stores;
    this.runner = runner;
    this.listener = listener;
    this.connections = connections;
    this.bytesPerRange = bytesPerRange;
  }

  /**
   * Copies.
   *
   * @param mapping destination of each source
   * @param tables names of tables in each source; empty for all
   * @param options how
   * @return what was copied
   */
  public CopyTableDataResult run(
      SchemaMapping mapping, Optional<List<String>> tables, CopyOptions options) {
    long start = System.nanoTime();
    refuseMisuse(tables, options);
    boolean execute = options.execution() == Execution.EXECUTE;
    List<StepReport> reports = new ArrayList<>();
    try (SourceLock lock = execute ? lock(mapping, tables, options) : SourceLock.none()) {
      List<Step> steps = plan(mapping, tables, options, lock);
      MigrationPlan plan = MigrationPlan.ofSeveral(OPERATION, mapping.destinations(), steps);
      reports.addAll(runner.run(plan, options.execution()).steps());
      lock.assertHeld();
    }
    return result(reports, (System.nanoTime() - start) / 1e9);
  }

  private static void refuseMisuse(Optional<List<String>> tables, CopyOptions options) {
    boolean selects = options.where().isPresent() || options.limit().isPresent();
    if (selects && tables.map(t -> t.stream().distinct().count()).orElse(0L) != 1) {
      throw new ToolkitException(
          "single_table_only",
          "A condition and a limit are about the rows of one table. Name exactly one.");
    }
    if (options.limit().filter(n -> n < 0).isPresent()) {
      throw new ToolkitException("invalid_limit", "A limit cannot be negative.");
    }
  }

  /** Reads names alone; what is planned is read again when nobody can change it any more. */
  private SourceLock lock(
      SchemaMapping mapping, Optional<List<String>> tables, CopyOptions options) {
    boolean locked = options.consistency() == Consistency.LOCKED;
    Set<TableName> sources = new LinkedHashSet<>();
    try (SqlSession session = sessions.open()) {
      Map<String, List<String>> needed = new LinkedHashMap<>();
      for (String source : mapping.sources()) {
        needed.put(source, locked ? List.of("SELECT", "LOCK TABLES") : List.of("SELECT"));
        needed.put(
            mapping.destination(source).orElseThrow(), List.of("SELECT", "INSERT", "CREATE"));
      }
      Map<String, SchemaSnapshot> schemas = read(session, mapping);
      Privileges.read(session.db()).require(needed);
      pairs(schemas, mapping, tables)
          .forEach(
              p -> {
                sources.add(p.source().name());
                p.source().foreignKeys().stream()
                    .map(k -> k.target())
                    .filter(t -> mapping.sources().contains(t.schema()))
                    .filter(t -> t.table().startsWith("~"))
                    .forEach(sources::add);
              });
    }
    return locked && !sources.isEmpty()
        ? SourceLock.take(sessions, sources, listener)
        : SourceLock.none();
  }

  private List<Step> plan(
      SchemaMapping mapping, Optional<List<String>> tables, CopyOptions options, SourceLock lock) {
    try (SqlSession session = sessions.open()) {
      Map<String, SchemaSnapshot> schemas = read(session, mapping);
      CopyPlanner planner =
          new CopyPlanner(
              session.db(), stores, listener, options, connections, bytesPerRange, lock);
      for (TablePair pair : pairs(schemas, mapping, tables)) {
        planner.add(requireNonNull(schemas.get(pair.source().name().schema())), pair);
      }
      return planner.steps();
    }
  }

  private static Map<String, SchemaSnapshot> read(SqlSession session, SchemaMapping mapping) {
    List<String> names = new ArrayList<>(mapping.sources());
    names.addAll(mapping.destinations());
    Map<String, SchemaSnapshot> schemas = new LinkedHashMap<>();
    new SchemaReader(session.db()).readAll(names).forEach(s -> schemas.put(s.name(), s));
    return schemas;
  }

  private static List<TablePair> pairs(
      Map<String, SchemaSnapshot> schemas, SchemaMapping mapping, Optional<List<String>> tables) {
    List<TablePair> pairs = new ArrayList<>();
    mapping
        .sources()
        .forEach(
            source ->
                pairs.addAll(
                    TableMatching.pairs(
                        requireNonNull(schemas.get(source)),
                        requireNonNull(schemas.get(mapping.destination(source).orElseThrow())),
                        tables)));
    return pairs;
  }

  private static CopyTableDataResult result(List<StepReport> reports, double seconds) {
    List<CopyTableDataResult.Detail> details = new ArrayList<>();
    for (StepReport report : reports) {
      if (report.step() instanceof CopyRows copy) {
        String status =
            switch (report.outcome()) {
              case PLANNED -> "dry_run";
              case DONE -> "copied";
              case ALREADY_DONE -> "complete";
            };
        details.add(
            new CopyTableDataResult.Detail(
                copy.subject().source().dotted(),
                copy.table().dotted(),
                status,
                report.rows(),
                report.statements()));
      }
    }
    long rows = details.stream().mapToLong(CopyTableDataResult.Detail::rows).sum();
    return new CopyTableDataResult(rows, seconds, details);
  }
}
