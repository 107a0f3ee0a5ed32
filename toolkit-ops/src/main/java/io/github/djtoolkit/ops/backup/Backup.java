package io.github.djtoolkit.ops.backup;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.result.BackupResult;
import io.github.djtoolkit.model.result.BackupResult.TableProof;
import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.copy.TableCopy;
import io.github.djtoolkit.ops.internal.backup.Checksums;
import io.github.djtoolkit.ops.internal.backup.ClearManifest;
import io.github.djtoolkit.ops.internal.backup.DropStale;
import io.github.djtoolkit.ops.internal.backup.ProveBackup;
import io.github.djtoolkit.ops.internal.backup.ProvePrograms;
import io.github.djtoolkit.ops.internal.copy.SourceLock;
import io.github.djtoolkit.ops.internal.parallel.CopyRules;
import io.github.djtoolkit.ops.internal.parallel.CreateTable;
import io.github.djtoolkit.ops.internal.parallel.ParallelPlanner;
import io.github.djtoolkit.ops.internal.parallel.PlannedCopy;
import io.github.djtoolkit.ops.internal.parallel.ToolkitTables;
import io.github.djtoolkit.ops.internal.server.Privileges;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepReport;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.ops.run.PlanRunner;
import io.github.djtoolkit.sql.definition.TableDefinition;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Operation 16, backup_schema: a copy of a schema on the same server, from one moment, that knows
 * where it comes from and what each table held. Rows and checksums of source and backup are
 * compared before it is called complete. Foreign keys into other schemas are left out, so that rows
 * of a backup never hold back or follow a change there; they are remembered. Thread-safe.
 */
public final class Backup {

  /** Name of the operation. */
  public static final String OPERATION = "backup_schema";

  private final SqlSessions sessions;
  private final ProgressListener listener;
  private final ProvedCopy copies;
  private final int connections;

  /**
   * The operation.
   *
   * @param sessions where connections come from
   * @param runner runs the plans
   * @param listener is told of warnings
   * @param version version of the toolkit, which backups remember
   * @param rows copies rows
   * @param connections how many connections prove rows at once
   */
  public Backup(
      SqlSessions sessions,
      PlanRunner runner,
      ProgressListener listener,
      String version,
      TableCopy rows,
      int connections) {
    this.sessions = sessions;
    this.listener = listener;
    this.copies = new ProvedCopy(sessions, runner, new ParallelPlanner(OPERATION, version), rows);
    this.connections = connections;
  }

  /**
   * Backs a schema up. Nobody can write to it meanwhile. A run that was interrupted goes on when it
   * is called again; tables that have changed since are copied anew.
   *
   * @param schema name of the schema
   * @param backup name of the backup, a schema that does not exist or is empty
   * @param execution whether to carry it out
   * @return what was backed up and proved
   * @throws ToolkitException naming what stands in the way; the schema is never changed
   */
  public BackupResult backup(String schema, String backup, Execution execution) {
    if (schema.equals(backup)) {
      throw new ToolkitException(
          "same_schema",
          "Schema `" + schema + "` cannot be its own backup. Give the backup another name.");
    }
    SchemaMapping mapping = SchemaMapping.of(schema, backup);
    boolean execute = execution == Execution.EXECUTE;
    try (SourceLock lock = execute ? lock(schema, backup) : SourceLock.none()) {
      PlannedCopy copy =
          copies.plan(
              mapping,
              new CopyRules(TableDefinition::withoutOutsideKeys, UnaryOperator.identity()));
      SchemaSnapshot source = copy.sources().get(0);
      Checksums checksums = checksums(schema);
      List<StepReport> reports =
          copies.run(
              copy,
              mapping,
              table -> stale(source, table, checksums),
              proofs(source, backup, checksums, lock),
              execution);
      return result(copy, schema, backup, execution, reports);
    }
  }

  private Checksums checksums(String schema) {
    try (SqlSession session = sessions.open()) {
      return Checksums.reading(session.db(), schema, connections);
    }
  }

  private SourceLock lock(String schema, String backup) {
    List<TableName> tables;
    try (SqlSession session = sessions.open()) {
      SchemaSnapshot source = new SchemaReader(session.db()).read(schema);
      Privileges.read(session.db())
          .require(Map.of(schema, List.of("SELECT", "LOCK TABLES"), backup, List.of("DROP")));
      tables = ToolkitTables.others(source).stream().map(Table::name).toList();
    }
    return tables.isEmpty() ? SourceLock.none() : SourceLock.take(sessions, tables, listener);
  }

  private static Optional<Step> stale(
      SchemaSnapshot source, CreateTable table, Checksums checksums) {
    return source
        .table(table.table().table())
        .map(original -> new DropStale(table, original, checksums));
  }

  private static List<Step> proofs(
      SchemaSnapshot source, String backup, Checksums checksums, SourceLock lock) {
    List<Step> steps = new ArrayList<>();
    steps.add(new ClearManifest(backup));
    for (Table table : ToolkitTables.others(source)) {
      steps.add(new ProveBackup(table, backup, checksums, lock::assertHeld));
    }
    steps.add(new ProvePrograms(backup));
    return steps;
  }

  private static BackupResult result(
      PlannedCopy copy,
      String schema,
      String backup,
      Execution execution,
      List<StepReport> reports) {
    List<TableProof> proofs =
        reports.stream()
            .filter(r -> r.step() instanceof ProveBackup)
            .map(r -> new TableProof(r.step().table().table(), r.rows()))
            .toList();
    return new BackupResult(
        proofs.size(),
        proofs.stream().mapToLong(TableProof::rows).sum(),
        backup,
        schema,
        execution == Execution.EXECUTE ? "complete" : "dry_run",
        proofs,
        copy.contents().notCopied(schema),
        reports.stream().flatMap(r -> r.statements().stream()).toList());
  }
}
