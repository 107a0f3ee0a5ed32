package io.github.djtoolkit.ops.migrate;

import static java.util.Objects.requireNonNull;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.result.JobMetadataResult;
import io.github.djtoolkit.model.result.LineageResult;
import io.github.djtoolkit.model.result.MigrateColumnsResult;
import io.github.djtoolkit.model.result.MigrateExternalResult;
import io.github.djtoolkit.model.result.MigrateResult;
import io.github.djtoolkit.model.result.VerifyResult;
import io.github.djtoolkit.ops.column.ColumnLabelOptions;
import io.github.djtoolkit.ops.column.ColumnLabels;
import io.github.djtoolkit.ops.external.ExternalMigration;
import io.github.djtoolkit.ops.external.ExternalOptions;
import io.github.djtoolkit.ops.internal.migrate.Preflight;
import io.github.djtoolkit.ops.job.JobMetadata;
import io.github.djtoolkit.ops.lineage.LineageRebuild;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.ops.verify.SchemaVerification;
import io.github.djtoolkit.ops.verify.VerifyOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole migration of one or several schemas, in the order of their foreign keys. Everything
 * that could be refused in any schema is looked at before the first schema is changed. Each part is
 * idempotent: a migration that was stopped is run again. Thread-safe.
 */
public final class Migration {

  private final Preflight preflight;
  private final ColumnLabels labels;
  private final ExternalMigration external;
  private final LineageRebuild lineage;
  private final JobMetadata jobs;
  private final SchemaVerification verification;
  private final VerifyOptions verifyOptions;

  /**
   * @param preflight looks at the server and the sessions
   * @param labels labels columns
   * @param external converts external columns
   * @param lineage writes lineage tables
   * @param jobs adds job columns
   * @param verification checks the end
   * @param verifyOptions what the check is told
   */
  public Migration(
      Preflight preflight,
      ColumnLabels labels,
      ExternalMigration external,
      LineageRebuild lineage,
      JobMetadata jobs,
      SchemaVerification verification,
      VerifyOptions verifyOptions) {
    this.preflight = preflight;
    this.labels = labels;
    this.external = external;
    this.lineage = lineage;
    this.jobs = jobs;
    this.verification = verification;
    this.verifyOptions = verifyOptions;
  }

  /**
   * Migrates schemas.
   *
   * @param schemas names of the schemas, in any order
   * @param options how, and whether to carry it out
   * @return what was done, or would be
   * @throws ToolkitException if anything stands in the way; nothing is changed then, unless a step
   *     failed in the middle
   */
  public MigrateResult migrate(Collection<String> schemas, MigrateOptions options) {
    List<String> ordered = preflight.check(schemas);
    MigrateResult rehearsal = pass(ordered, options.with(Execution.DRY_RUN));
    return options.execution() == Execution.EXECUTE ? pass(ordered, options) : rehearsal;
  }

  private MigrateResult pass(List<String> schemas, MigrateOptions options) {
    ExternalOptions externalOptions =
        new ExternalOptions(options.execution(), options.finish(), "")
            .with(options.placement())
            .withNewStoreNames(options.newStoreNames());
    Map<String, MigrateColumnsResult> columns = new LinkedHashMap<>();
    Map<String, MigrateExternalResult> externals = new LinkedHashMap<>();
    Map<String, JobMetadataResult> jobColumns = new LinkedHashMap<>();
    for (String schema : schemas) {
      ColumnLabelOptions labelOptions =
          ColumnLabelOptions.dryRun().with(options.execution()).with(options.strategy());
      columns.put(schema, labels.migrate(schema, labelOptions));
      externals.put(schema, external.migrateAll(schema, externalOptions));
      if (options.jobMetadata()) {
        jobColumns.put(schema, jobs.addToSchema(schema, options.execution()));
      }
    }
    Map<String, LineageResult> lineages = lineage.rebuild(schemas, options.execution());
    boolean executed = options.execution() == Execution.EXECUTE;
    List<MigrateResult.Schema> results = new ArrayList<>();
    for (String schema : schemas) {
      Optional<VerifyResult> verified =
          executed ? Optional.of(verification.verify(schema, verifyOptions)) : Optional.empty();
      results.add(
          new MigrateResult.Schema(
              schema,
              requireNonNull(columns.get(schema)),
              requireNonNull(externals.get(schema)),
              requireNonNull(lineages.get(schema)),
              Optional.ofNullable(jobColumns.get(schema)),
              verified));
    }
    return new MigrateResult(executed ? "migrated" : "dry_run", results);
  }
}
