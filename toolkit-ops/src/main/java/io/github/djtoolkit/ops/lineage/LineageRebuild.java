package io.github.djtoolkit.ops.lineage;

import io.github.djtoolkit.model.lineage.Lineage;
import io.github.djtoolkit.model.lineage.LineageEntry;
import io.github.djtoolkit.model.lineage.MissingUpstreamException;
import io.github.djtoolkit.model.lineage.SchemaOrder;
import io.github.djtoolkit.model.result.LineageResult;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.ops.internal.lineage.LineagePlanner;
import io.github.djtoolkit.ops.internal.lineage.RecordedLineage;
import io.github.djtoolkit.ops.plan.MigrationPlan;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.ops.run.PlanRunner;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Operation 11, rebuild_lineage: writes the lineage table as 2.x itself declares and fills it.
 * Where the table is right already, nothing is written. Thread-safe.
 */
public final class LineageRebuild {

  private final SqlSessions sessions;
  private final PlanRunner runner;

  /**
   * The operation.
   *
   * @param sessions where connections come from
   * @param runner runs the plans
   */
  public LineageRebuild(SqlSessions sessions, PlanRunner runner) {
    this.sessions = sessions;
    this.runner = runner;
  }

  /**
   * Rebuilds the lineage of one schema. Schemas that it refers to must have theirs.
   *
   * @param schema name of the schema
   * @param execution whether to carry it out
   * @return what was done; in a dry run the number of entries that there would be
   * @throws MissingUpstreamException if a schema that it refers to has no lineage for a key;
   *     nothing is changed then
   */
  public LineageResult rebuild(String schema, Execution execution) {
    return rebuild(List.of(schema), execution).values().iterator().next();
  }

  /**
   * Rebuilds the lineage of several schemas, in the order of their foreign keys; schemas that refer
   * to each other in a circle are computed together. Everything is computed before anything is
   * written.
   *
   * @param schemas names of the schemas, in any order
   * @param execution whether to carry it out
   * @return one result a schema, in the order in which they were written
   * @throws MissingUpstreamException if a schema outside of these has no lineage for a key; nothing
   *     is changed then
   */
  public Map<String, LineageResult> rebuild(Collection<String> schemas, Execution execution) {
    List<SchemaSnapshot> ordered;
    RecordedLineage recorded;
    try (SqlSession session = sessions.open()) {
      ordered = SchemaOrder.upstreamFirst(new SchemaReader(session.db()).readAll(schemas));
      recorded = RecordedLineage.read(session.db(), ordered);
    }
    Lineage lineage = new Lineage(ordered, recorded);
    Map<String, LineageResult> results = new LinkedHashMap<>();
    List<MigrationPlan> plans = new ArrayList<>();
    for (SchemaSnapshot schema : ordered) {
      List<LineageEntry> wanted = lineage.entries(schema.name());
      plans.add(LineagePlanner.plan(schema.name(), wanted, recorded.of(schema.name())));
      String status = execution == Execution.DRY_RUN ? "dry_run" : "rebuilt";
      results.put(
          schema.name(), new LineageResult(schema.visibleTables().size(), wanted.size(), status));
    }
    plans.forEach(plan -> runner.run(plan, execution));
    return results;
  }
}
