package io.github.djtoolkit.ops.external;

import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.model.result.MigrateExternalResult;
import io.github.djtoolkit.ops.internal.external.ExternalRun;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.ops.run.PlanRunner;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.storage.ObjectStores;

/**
 * Operations 8 and 12: external blobs, attachments and adapted types, and filepaths. Step 1 puts a
 * JSON column beside each legacy column; finalize gives it the name. Each is idempotent, and goes
 * on where it was stopped. Thread-safe.
 */
public final class ExternalMigration {

  private final ExternalRun run;

  /**
   * @param sessions where connections come from
   * @param stores the configured stores; they stay the caller's
   * @param runner runs the plans
   * @param listener is told of warnings
   * @param connections how many connections convert rows at once
   */
  public ExternalMigration(
      SqlSessions sessions,
      ObjectStores stores,
      PlanRunner runner,
      ProgressListener listener,
      int connections) {
    this.run = new ExternalRun(sessions, stores, runner, listener, connections);
  }

  /**
   * Operation 8: external blobs, attachments, and adapted types over them.
   *
   * @param schema name of the schema
   * @param options how far to go, and whether to carry it out
   * @return what was done, or would be
   */
  public MigrateExternalResult migrateExternal(String schema, ExternalOptions options) {
    return run.run("migrate_external", schema, c -> c.kind() != ExternalKind.FILEPATH, options);
  }

  /**
   * Operation 12: filepaths, and adapted types over them.
   *
   * @param schema name of the schema
   * @param options how far to go, and whether to carry it out
   * @return what was done, or would be
   */
  public MigrateExternalResult migrateFilepath(String schema, ExternalOptions options) {
    return run.run("migrate_filepath", schema, c -> c.kind() == ExternalKind.FILEPATH, options);
  }

  /**
   * Both at once.
   *
   * @param schema name of the schema
   * @param options how far to go, and whether to carry it out
   * @return what was done, or would be
   */
  public MigrateExternalResult migrateAll(String schema, ExternalOptions options) {
    return run.run("migrate_stores", schema, c -> true, options);
  }
}
