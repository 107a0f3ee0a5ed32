package io.github.djtoolkit.ops.internal.pointer;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.external.ExternalColumns;
import io.github.djtoolkit.model.external.ExternalStage;
import io.github.djtoolkit.model.result.RemoveOriginalsResult;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.internal.rows.RepeatedWork;
import io.github.djtoolkit.ops.plan.MigrationPlan;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.ops.run.PlanRunner;
import io.github.djtoolkit.sql.pointer.MovedObjects;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.storage.ObjectStores;
import java.util.ArrayList;
import java.util.List;

/** Plans and runs the removal of a schema's originals. Thread-safe. */
public final class RemovalRun {

  private static final RemoveOriginalsResult NOTHING =
      new RemoveOriginalsResult("complete", 0, 0, 0, 0, 0, List.of(), 0, List.of());

  private final SqlSessions sessions;
  private final ObjectStores stores;
  private final PlanRunner runner;
  private final int threads;

  /**
   * @param sessions where connections come from
   * @param stores the configured stores
   * @param runner runs the plan
   * @param threads how many objects are worked on at once
   */
  public RemovalRun(SqlSessions sessions, ObjectStores stores, PlanRunner runner, int threads) {
    this.sessions = sessions;
    this.stores = stores;
    this.runner = runner;
    this.threads = threads;
  }

  /**
   * Runs the operation.
   *
   * @param schema name of the schema
   * @param execution whether to carry it out
   * @return what was removed, or would be, and what is kept
   */
  public RemoveOriginalsResult run(String schema, Execution execution) {
    try (SqlSession session = sessions.open()) {
      SchemaSnapshot snapshot = new SchemaReader(session.db()).read(schema);
      if (snapshot.table(MovedObjects.TABLE).isEmpty()) {
        return NOTHING;
      }
      refuseUnfinished(snapshot);
      if (execution == Execution.DRY_RUN) {
        return new RemoveOriginals(schema, stores, false, threads).run(session.db());
      }
    }
    List<RemoveOriginalsResult> results = new ArrayList<>();
    Step step = new Removal(schema, new RemoveOriginals(schema, stores, true, threads), results);
    runner.run(new MigrationPlan("remove_originals", schema, List.of(step)), execution);
    return results.isEmpty() ? NOTHING : results.get(0);
  }

  private static void refuseUnfinished(SchemaSnapshot schema) {
    List<String> open =
        ExternalColumns.of(schema).stream()
            .filter(c -> c.stage() != ExternalStage.FINALIZED)
            .map((ExternalColumn c) -> c.table() + "." + c.column())
            .toList();
    if (!open.isEmpty()) {
      throw new ToolkitException(
          "not_finalized",
          "0.14 may still read the originals through "
              + String.join(", ", open)
              + ". Finalize the schema first.");
    }
  }

  private record Removal(String schema, RemoveOriginals work, List<RemoveOriginalsResult> results)
      implements RepeatedWork {

    @Override
    public String action() {
      return "remove_originals";
    }

    @Override
    public TableName table() {
      return new MovedObjects(schema).name();
    }

    @Override
    public String reason() {
      return "Their objects lie at new places, and nothing refers to the old ones.";
    }

    @Override
    public long run(StepContext context) {
      RemoveOriginalsResult result = work.run(context.db());
      results.add(result);
      return result.removed();
    }
  }
}
