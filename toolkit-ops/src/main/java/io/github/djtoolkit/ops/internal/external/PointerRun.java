package io.github.djtoolkit.ops.internal.external;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.result.MigrateExternalResult;
import io.github.djtoolkit.model.result.MigratePointersResult;
import io.github.djtoolkit.model.result.MigratePointersResult.PointerError;
import io.github.djtoolkit.model.result.PlacementCounts;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.ops.external.ExternalOptions;
import io.github.djtoolkit.ops.external.Placement;
import io.github.djtoolkit.ops.external.PointerOptions;
import io.github.djtoolkit.ops.internal.pointer.MovePointers;
import io.github.djtoolkit.ops.internal.pointer.NotPlaced;
import io.github.djtoolkit.ops.internal.pointer.PlacedCounts;
import io.github.djtoolkit.ops.internal.pointer.RelabelStore;
import io.github.djtoolkit.ops.plan.MigrationPlan;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.ops.run.PlanRunner;
import io.github.djtoolkit.ops.run.StepFailedException;
import io.github.djtoolkit.sql.external.ObjectPlace;
import io.github.djtoolkit.sql.pointer.PointerMove;
import io.github.djtoolkit.sql.pointer.PointerValues;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.storage.CopyResult.Means;
import io.github.djtoolkit.storage.ObjectStores;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Surveys, plans and runs the move of one column's values: converts a column of 0.14 in place, and
 * then lets its values name the new places. Thread-safe.
 */
public final class PointerRun {

  private static final String OPERATION = "migrate_external_pointers_v2";

  private final SqlSessions sessions;
  private final ObjectStores stores;
  private final PlanRunner runner;
  private final ProgressListener listener;
  private final int connections;

  /**
   * @param sessions where connections come from
   * @param stores the configured stores
   * @param runner runs the plans
   * @param listener is told of warnings
   * @param connections how many connections, and objects, are worked on at once
   */
  public PointerRun(
      SqlSessions sessions,
      ObjectStores stores,
      PlanRunner runner,
      ProgressListener listener,
      int connections) {
    this.sessions = sessions;
    this.stores = stores;
    this.runner = runner;
    this.listener = listener;
    this.connections = connections;
  }

  /** What the second half of a run does. */
  private record Work(PointerMove move, long rows, List<Step> steps) {}

  /**
   * Runs the operation.
   *
   * @param schema name of the schema
   * @param options which column, where to, and whether to carry it out
   * @return what was done, or would be
   */
  public MigratePointersResult run(String schema, PointerOptions options) {
    contact(schema, options);
    MigrateExternalResult converted = convert(schema, options);
    long pending = converted.details().stream().mapToLong(MigrateExternalResult.Detail::rows).sum();
    PlacedCounts counts = new PlacedCounts();
    Work work = survey(schema, options, counts, pending);
    List<String> sql = new ArrayList<>();
    List<PointerError> errors = List.of();
    try {
      MigrationPlan plan = new MigrationPlan(OPERATION, schema, work.steps());
      sql.addAll(runner.run(plan, options.execution()).statements());
    } catch (StepFailedException e) {
      if (!e.code().equals(MovePointers.NOT_PLACED)) {
        throw e;
      }
      errors = errors(work.move());
    }
    return result(options, converted, work, counts, errors, sql);
  }

  private MigrateExternalResult convert(String schema, PointerOptions options) {
    ExternalOptions conversion =
        ExternalOptions.dryRun()
            .with(options.execution())
            .withOrigin(options.origin())
            .withNewStoreNames(options.newStoreNames());
    return new ExternalRun(sessions, stores, runner, listener, connections)
        .run(
            OPERATION,
            schema,
            c ->
                c.column().table().table().equals(options.table())
                    && c.column().column().equals(options.attribute()),
            conversion);
  }

  private void contact(String schema, PointerOptions options) {
    try (SqlSession session = sessions.open()) {
      SchemaSnapshot snapshot = new SchemaReader(session.db()).read(schema);
      PointerColumn column = PointerColumn.find(snapshot, options.table(), options.attribute());
      refuseOtherStore(column, options);
      refuseReserved(options.destStore());
      StoreSurvey survey = new StoreSurvey(session.db(), stores, schema, listener);
      boolean moves = !options.convertedStore().equals(options.destStore());
      boolean writes = options.copyFiles() || !moves;
      survey.contact(options.destStore(), writes);
      if (writes) {
        survey.contact(options.convertedStore(), false);
      }
    }
  }

  private static void refuseOtherStore(PointerColumn column, PointerOptions options) {
    String now = column.label().store().orElse("");
    boolean known =
        List.of(options.sourceStore(), options.convertedStore(), options.destStore()).contains(now)
            || column.legacy().filter(c -> c.store().equals(options.sourceStore())).isPresent();
    if (!known) {
      throw new ToolkitException(
          "wrong_store",
          column.table().name()
              + "."
              + options.attribute()
              + " is in store "
              + now
              + ", not in "
              + options.sourceStore()
              + ". Name that one as the source.");
    }
  }

  private static void refuseReserved(String store) {
    if (StoreSpec.RESERVED_NAMES.contains(store)) {
      throw new ToolkitException(
          "reserved_store_name",
          "No value of 2.x can be in a store called "
              + store
              + ", since stores."
              + store
              + " is a setting that names a store. Describe the store under another name in datajoint.json and name that"
              + " as the destination; where the column is one of 0.14, give --rename-store "
              + store
              + "=NAME, too.");
    }
  }

  private Work survey(String schema, PointerOptions options, PlacedCounts counts, long pending) {
    try (SqlSession session = sessions.open()) {
      SchemaSnapshot snapshot = new SchemaReader(session.db()).read(schema);
      PointerColumn column = PointerColumn.find(snapshot, options.table(), options.attribute());
      PointerMove move = move(column, options, schema);
      boolean planned = options.execution() == Execution.DRY_RUN && pending > 0;
      long misplaced =
          column.isConverted()
              ? session.db().fetchSingle(new PointerValues(move).countMisplaced()).value1()
              : 0;
      long rows = planned ? Math.max(pending, misplaced) : misplaced;
      boolean moves = !move.from().equals(move.to());
      List<Step> steps = new ArrayList<>();
      if (rows > 0) {
        RelocationSurvey.refuseTriggers(column.table());
        steps.add(step(move, options, counts, false));
      }
      RelabelStore relabel =
          new RelabelStore(column.table(), column.json(), column.label(), options.destStore());
      if (moves && !relabel.isDone(column.table())) {
        steps.add(relabel);
      }
      if (rows > 0) {
        steps.add(step(move, options, counts, true));
      }
      return new Work(move, rows, steps);
    }
  }

  private PointerMove move(PointerColumn column, PointerOptions options, String schema) {
    Optional<ObjectPlace> place =
        options.placement() == Placement.RELOCATE
            ? Optional.of(RelocationSurvey.place(stores.find(options.destStore()), schema))
            : Optional.empty();
    return new PointerMove(
        column.table(),
        column.json(),
        options.convertedStore(),
        options.destStore(),
        place,
        schema,
        column.isAdapted());
  }

  private Step step(
      PointerMove move, PointerOptions options, PlacedCounts counts, boolean repoints) {
    boolean copies = options.copyFiles() || move.from().equals(move.to());
    return new MovePointers(move, stores, copies, counts, connections, repoints);
  }

  private List<PointerError> errors(PointerMove move) {
    try (SqlSession session = sessions.open()) {
      return NotPlaced.read(session.db(), move).examples().stream()
          .map(
              e ->
                  new PointerError(
                      e.object().to(),
                      e.object().newPath(),
                      e.object().from(),
                      e.object().path(),
                      e.object().size(),
                      e.problem(),
                      e.rows()))
          .toList();
    }
  }

  private static MigratePointersResult result(
      PointerOptions options,
      MigrateExternalResult converted,
      Work work,
      PlacedCounts counts,
      List<PointerError> errors,
      List<String> sql) {
    boolean executed = options.execution() == Execution.EXECUTE;
    boolean nothing = work.steps().isEmpty() && converted.columnsMigrated() == 0;
    String status =
        !errors.isEmpty() ? "failed" : nothing ? "complete" : executed ? "done" : "dry_run";
    PlacementCounts objects =
        new PlacementCounts(
            options.table(),
            options.attribute(),
            options.destStore(),
            counts.rows(),
            counts.of(Means.LINKED),
            counts.of(Means.COPIED_BY_SERVER),
            counts.of(Means.STREAMED),
            counts.of(Means.ALREADY_THERE));
    return new MigratePointersResult(
        Math.max(counts.rows(), errors.isEmpty() ? converted.rowsMigrated() : 0),
        objects.linked() + objects.copiedByServer() + objects.streamed(),
        errors,
        options.table(),
        options.attribute(),
        options.sourceStore(),
        options.destStore(),
        status,
        work.rows(),
        objects,
        sql);
  }
}
