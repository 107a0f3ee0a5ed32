package io.github.djtoolkit.ops.internal.integrity;

import io.github.djtoolkit.model.result.RemoveUnfinishedResult;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.internal.rows.RepeatedWork;
import io.github.djtoolkit.ops.plan.MigrationPlan;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.ops.run.PlanRunner;
import io.github.djtoolkit.sql.journal.JournalTables;
import io.github.djtoolkit.sql.pointer.MovedObjects;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.storage.ObjectStores;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;

/** Plans and runs the removal of what killed processes left in a schema's folders. Thread-safe. */
public final class UnfinishedRun {

  private final SqlSessions sessions;
  private final ObjectStores stores;
  private final PlanRunner runner;
  private final int threads;

  /**
   * @param sessions where connections come from
   * @param stores the configured stores
   * @param runner runs the plan
   * @param threads how many folders are gone through at once
   */
  public UnfinishedRun(SqlSessions sessions, ObjectStores stores, PlanRunner runner, int threads) {
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
   * @param atRest for how long nobody must have changed a file that is removed
   * @return what was removed, or would be
   */
  public RemoveUnfinishedResult run(String schema, Execution execution, Duration atRest) {
    Instant before = Instant.now().minus(atRest);
    Set<String> used;
    try (SqlSession session = sessions.open()) {
      used = used(session.db(), new SchemaReader(session.db()).read(schema));
    }
    if (execution == Execution.DRY_RUN) {
      return new UnfinishedWrites(schema, stores, before, false, threads).run(used);
    }
    List<RemoveUnfinishedResult> results = new ArrayList<>();
    Removal step =
        new Removal(
            schema, used, new UnfinishedWrites(schema, stores, before, true, threads), results);
    runner.run(new MigrationPlan("remove_unfinished", schema, List.of(step)), execution);
    return results.get(0);
  }

  /** A store that objects were about to go to need not be named by any value yet. */
  private static Set<String> used(DSLContext db, SchemaSnapshot schema) {
    Set<String> used = new TreeSet<>(StoreUses.of(db, schema).keySet());
    if (schema.table(MovedObjects.TABLE).isPresent()) {
      used.addAll(db.fetchValues(new MovedObjects(schema.name()).targets()));
    }
    return used;
  }

  private record Removal(
      String schema, Set<String> used, UnfinishedWrites work, List<RemoveUnfinishedResult> results)
      implements RepeatedWork {

    @Override
    public String action() {
      return "remove_unfinished";
    }

    @Override
    public TableName table() {
      return new TableName(schema, JournalTables.JOURNAL);
    }

    @Override
    public String reason() {
      return "Processes that were killed left files that nothing refers to.";
    }

    @Override
    public long run(StepContext context) {
      RemoveUnfinishedResult result = work.run(used);
      results.add(result);
      return result.removed();
    }
  }
}
