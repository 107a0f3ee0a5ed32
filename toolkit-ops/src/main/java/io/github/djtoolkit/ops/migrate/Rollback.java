package io.github.djtoolkit.ops.migrate;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.lineage.SchemaOrder;
import io.github.djtoolkit.model.result.RollbackResult;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.column.LabelRollback;
import io.github.djtoolkit.ops.internal.ddl.DropAdded;
import io.github.djtoolkit.ops.internal.ddl.RememberedFacts;
import io.github.djtoolkit.ops.internal.external.ExternalRollback;
import io.github.djtoolkit.ops.migrate.RollbackOptions.Target;
import io.github.djtoolkit.ops.plan.MigrationPlan;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.ops.run.PlanRunner;
import io.github.djtoolkit.sql.external.FoundObjects;
import io.github.djtoolkit.sql.journal.JournalTables;
import io.github.djtoolkit.sql.journal.UndoFact;
import io.github.djtoolkit.sql.pointer.MovedObjects;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Takes a migration back: finalize alone, or everything that the toolkit changed. Schemas are taken
 * back against the order of their foreign keys. Objects that the migration wrote into stores stay
 * there; nobody refers to them. Thread-safe.
 */
public final class Rollback {

  private final SqlSessions sessions;
  private final PlanRunner runner;
  private final LabelRollback labels;

  /**
   * @param sessions where connections come from
   * @param runner runs the plans
   * @param labels takes labels back
   */
  public Rollback(SqlSessions sessions, PlanRunner runner, LabelRollback labels) {
    this.sessions = sessions;
    this.runner = runner;
    this.labels = labels;
  }

  /**
   * Takes schemas back.
   *
   * @param schemas names of the schemas, in any order
   * @param options how far, and whether to carry it out
   * @return what was taken back, or would be
   * @throws ToolkitException if the way back would lose something; the message names it
   */
  public RollbackResult rollback(Collection<String> schemas, RollbackOptions options) {
    List<String> ordered = downstreamFirst(schemas);
    boolean toOriginal = options.target() == Target.ORIGINAL;
    for (String schema : ordered) {
      external(schema, toOriginal, Execution.DRY_RUN);
    }
    List<RollbackResult.Schema> results = new ArrayList<>();
    for (String schema : ordered) {
      List<String> sql = new ArrayList<>(external(schema, toOriginal, options.execution()));
      if (toOriginal) {
        sql.addAll(labels.rollback(schema, options.execution()).statements());
        sql.addAll(runner.run(additions(schema), options.execution()).statements());
        if (options.execution() == Execution.EXECUTE) {
          dropJournal(schema);
        }
      }
      String done = options.execution() == Execution.DRY_RUN ? "dry_run" : "rolled_back";
      results.add(new RollbackResult.Schema(schema, sql.isEmpty() ? "complete" : done, sql));
    }
    return new RollbackResult(results);
  }

  private List<String> downstreamFirst(Collection<String> schemas) {
    List<SchemaSnapshot> snapshots =
        new SchemaReader(sessions).readAll(new LinkedHashSet<>(schemas));
    List<String> names =
        new ArrayList<>(
            SchemaOrder.upstreamFirst(snapshots).stream().map(SchemaSnapshot::name).toList());
    Collections.reverse(names);
    return names;
  }

  private List<String> external(String schema, boolean toOriginal, Execution execution) {
    MigrationPlan plan;
    try (SqlSession session = sessions.open()) {
      SchemaSnapshot snapshot = new SchemaReader(session.db()).read(schema);
      plan = new ExternalRollback(session.db(), snapshot).plan(toOriginal);
    }
    return runner.run(plan, execution).statements();
  }

  private MigrationPlan additions(String schema) {
    try (SqlSession session = sessions.open()) {
      SchemaSnapshot snapshot = new SchemaReader(session.db()).read(schema);
      Map<String, List<String>> columns = new TreeMap<>();
      RememberedFacts.of(session.db(), snapshot, UndoFact.Kind.ADDED_COLUMN)
          .forEach(
              f -> columns.computeIfAbsent(f.table(), t -> new ArrayList<>()).add(f.subject()));
      List<Step> steps = new ArrayList<>();
      columns.forEach(
          (table, names) -> steps.add(new DropAdded(new TableName(schema, table), names)));
      RememberedFacts.of(session.db(), snapshot, UndoFact.Kind.CREATED_TABLE)
          .forEach(f -> steps.add(new DropAdded(new TableName(schema, f.table()), List.of())));
      return new MigrationPlan("rollback", schema, steps);
    }
  }

  private void dropJournal(String schema) {
    try (SqlSession session = sessions.open()) {
      session.db().execute(new MovedObjects(schema).drop());
      session.db().execute(new FoundObjects(schema).drop());
      new JournalTables(schema).drop().forEach(session.db()::execute);
    }
  }
}
