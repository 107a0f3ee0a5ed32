package io.github.djtoolkit.ops.parallel;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.result.ParallelSchemaResult;
import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.ops.copy.CopyOptions;
import io.github.djtoolkit.ops.copy.TableCopy;
import io.github.djtoolkit.ops.internal.parallel.CopyContents;
import io.github.djtoolkit.ops.internal.parallel.CopyRules;
import io.github.djtoolkit.ops.internal.parallel.ParallelPlanner;
import io.github.djtoolkit.ops.internal.parallel.PlannedCopy;
import io.github.djtoolkit.ops.internal.server.Privileges;
import io.github.djtoolkit.ops.plan.StepReport;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.ops.run.PlanRunner;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * Operation 13, create_parallel_schema: copies of one or several schemas on the same server. Their
 * definitions are the sources', but for names of schemas; foreign keys, views and triggers that
 * lead to another source lead to its copy. Thread-safe.
 */
public final class ParallelSchema {

  /** Name of the operation. */
  public static final String OPERATION = "create_parallel_schema";

  private final SqlSessions sessions;
  private final PlanRunner runner;
  private final ParallelPlanner planner;
  private final TableCopy rows;

  /**
   * The operation.
   *
   * @param sessions where connections come from
   * @param runner runs the plans
   * @param version version of the toolkit, which the copies remember
   * @param rows copies rows
   */
  public ParallelSchema(SqlSessions sessions, PlanRunner runner, String version, TableCopy rows) {
    this.sessions = sessions;
    this.runner = runner;
    this.planner = new ParallelPlanner(OPERATION, version);
    this.rows = rows;
  }

  /**
   * Copies schemas that may refer to each other. A run that was interrupted goes on when it is
   * called again.
   *
   * @param mapping the sources and their copies
   * @param options whether to copy rows, and whether to carry it out
   * @return one result a copy, by its name, in the order of the mapping
   * @throws ToolkitException naming what stands in the way; nothing is changed then
   */
  public Map<String, ParallelSchemaResult> create(SchemaMapping mapping, ParallelOptions options) {
    PlannedCopy copy;
    try (SqlSession session = sessions.open()) {
      if (options.copyData()) {
        requireLocks(session.db(), mapping);
      }
      copy = planner.plan(session.db(), mapping, CopyRules.parallel(mapping), options.copyData());
    }
    List<StepReport> reports =
        new ArrayList<>(
            runner.run(copy.structure(t -> Optional.empty()), options.execution()).steps());
    if (options.copyData() && options.execution() == Execution.EXECUTE) {
      rows.copy(mapping, CopyOptions.dryRun().with(Execution.EXECUTE));
    }
    reports.addAll(runner.run(copy.rest(List.of()), options.execution()).steps());
    Map<String, ParallelSchemaResult> results = new LinkedHashMap<>();
    for (String source : mapping.sources()) {
      String destination = mapping.destination(source).orElse(source);
      results.put(destination, result(source, destination, copy.contents(), reports, options));
    }
    return results;
  }

  /** So that the copy of the rows is not refused when the tables are there already. */
  private static void requireLocks(DSLContext db, SchemaMapping mapping) {
    Map<String, List<String>> needed = new LinkedHashMap<>();
    mapping.sources().forEach(source -> needed.put(source, List.of("LOCK TABLES")));
    Privileges.read(db).require(needed);
  }

  private static ParallelSchemaResult result(
      String source,
      String destination,
      CopyContents contents,
      List<StepReport> reports,
      ParallelOptions options) {
    List<String> tables = contents.tables(source);
    return new ParallelSchemaResult(
        tables.size(),
        options.copyData(),
        tables,
        source,
        destination,
        options.execution() == Execution.EXECUTE ? "created" : "dry_run",
        contents.views(source),
        contents.triggers(source),
        contents.keptForeignKeys(source),
        contents.notCopied(source),
        statements(destination, reports));
  }

  private static List<String> statements(String schema, List<StepReport> reports) {
    return reports.stream()
        .filter(s -> s.step().table().schema().equals(schema))
        .map(StepReport::statements)
        .flatMap(List::stream)
        .toList();
  }
}
