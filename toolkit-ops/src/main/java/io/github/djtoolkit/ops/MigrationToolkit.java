package io.github.djtoolkit.ops;

import io.github.djtoolkit.model.result.AnalyzeColumnsResult;
import io.github.djtoolkit.model.result.BackupResult;
import io.github.djtoolkit.model.result.BlobColumn;
import io.github.djtoolkit.model.result.CompareResult;
import io.github.djtoolkit.model.result.CopyTableDataResult;
import io.github.djtoolkit.model.result.CutOverResult;
import io.github.djtoolkit.model.result.DropKeptResult;
import io.github.djtoolkit.model.result.FinalizeResult;
import io.github.djtoolkit.model.result.IntegrityResult;
import io.github.djtoolkit.model.result.JobMetadataResult;
import io.github.djtoolkit.model.result.LineageResult;
import io.github.djtoolkit.model.result.MigrateBlobColumnsResult;
import io.github.djtoolkit.model.result.MigrateColumnsResult;
import io.github.djtoolkit.model.result.MigrateExternalResult;
import io.github.djtoolkit.model.result.MigratePointersResult;
import io.github.djtoolkit.model.result.MigrateResult;
import io.github.djtoolkit.model.result.MigrationStatusResult;
import io.github.djtoolkit.model.result.ParallelSchemaResult;
import io.github.djtoolkit.model.result.RemoveOriginalsResult;
import io.github.djtoolkit.model.result.RemoveUnfinishedResult;
import io.github.djtoolkit.model.result.RestoreResult;
import io.github.djtoolkit.model.result.RollbackResult;
import io.github.djtoolkit.model.result.StatusResult;
import io.github.djtoolkit.model.result.StoreConfigurationResult;
import io.github.djtoolkit.model.result.VerifyResult;
import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.model.type.LabelStrategy;
import io.github.djtoolkit.ops.backup.Backup;
import io.github.djtoolkit.ops.backup.Restore;
import io.github.djtoolkit.ops.backup.RestoreOptions;
import io.github.djtoolkit.ops.column.BlobLabels;
import io.github.djtoolkit.ops.column.ColumnLabelOptions;
import io.github.djtoolkit.ops.column.ColumnLabels;
import io.github.djtoolkit.ops.column.LabelRollback;
import io.github.djtoolkit.ops.compare.CompareOptions;
import io.github.djtoolkit.ops.compare.QueryComparison;
import io.github.djtoolkit.ops.copy.CopyOptions;
import io.github.djtoolkit.ops.copy.TableCopy;
import io.github.djtoolkit.ops.cutover.CutOver;
import io.github.djtoolkit.ops.cutover.CutOverOptions;
import io.github.djtoolkit.ops.cutover.CutOverUndo;
import io.github.djtoolkit.ops.cutover.UndoOptions;
import io.github.djtoolkit.ops.external.ExternalMigration;
import io.github.djtoolkit.ops.external.ExternalOptions;
import io.github.djtoolkit.ops.external.OriginalsRemoval;
import io.github.djtoolkit.ops.external.PointerMigration;
import io.github.djtoolkit.ops.external.PointerOptions;
import io.github.djtoolkit.ops.external.UnfinishedOptions;
import io.github.djtoolkit.ops.external.UnfinishedRemoval;
import io.github.djtoolkit.ops.integrity.IntegrityOptions;
import io.github.djtoolkit.ops.integrity.IntegrityVerification;
import io.github.djtoolkit.ops.integrity.StoreConfigurationCheck;
import io.github.djtoolkit.ops.integrity.StoreConfigurationOptions;
import io.github.djtoolkit.ops.internal.cutover.RowCatchUp;
import io.github.djtoolkit.ops.internal.migrate.Preflight;
import io.github.djtoolkit.ops.job.JobMetadata;
import io.github.djtoolkit.ops.kept.KeptSchemaRemoval;
import io.github.djtoolkit.ops.lineage.LineageRebuild;
import io.github.djtoolkit.ops.migrate.MigrateOptions;
import io.github.djtoolkit.ops.migrate.Migration;
import io.github.djtoolkit.ops.migrate.Progress;
import io.github.djtoolkit.ops.migrate.Rollback;
import io.github.djtoolkit.ops.migrate.RollbackOptions;
import io.github.djtoolkit.ops.parallel.ParallelOptions;
import io.github.djtoolkit.ops.parallel.ParallelSchema;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.ops.run.PlanRunner;
import io.github.djtoolkit.ops.verify.SchemaVerification;
import io.github.djtoolkit.ops.verify.VerifyOptions;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.storage.config.DataJointConfiguration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The operations of the toolkit over one DataSource: the way in for programs. Every operation that
 * writes is a dry run unless it is told {@link Execution#EXECUTE}. Each operation is also a class
 * of its own, for custom migrations. Thread-safe; runs that change the same schema exclude each
 * other.
 */
public final class MigrationToolkit {

  private final ColumnLabels labels;
  private final BlobLabels blobs;
  private final JobMetadata jobs;
  private final ExternalMigration external;
  private final PointerMigration pointers;
  private final OriginalsRemoval originals;
  private final UnfinishedRemoval unfinished;
  private final LineageRebuild lineage;
  private final TableCopy copy;
  private final ParallelSchema parallel;
  private final Backup backup;
  private final Restore restore;
  private final StoreConfigurationCheck storeCheck;
  private final CutOver cutOver;
  private final CutOverUndo cutOverUndo;
  private final KeptSchemaRemoval keptRemoval;
  private final IntegrityVerification integrity;
  private final SchemaVerification verification;
  private final VerifyOptions verifyOptions;
  private final Migration migration;
  private final Rollback rollback;
  private final Progress progress;
  private final QueryComparison comparison;

  private MigrationToolkit(SqlSessions sessions, Builder builder) {
    PlanRunner runner = new PlanRunner(sessions, builder.listener, Version.current());
    SchemaReader reader = new SchemaReader(sessions);
    this.labels = new ColumnLabels(sessions, runner);
    this.blobs = new BlobLabels(sessions, runner);
    this.jobs = new JobMetadata(sessions, runner);
    this.external =
        new ExternalMigration(
            sessions, builder.stores, runner, builder.listener, builder.parallelism);
    this.storeCheck = new StoreConfigurationCheck(sessions, builder.stores);
    this.pointers =
        new PointerMigration(
            sessions, builder.stores, runner, builder.listener, builder.parallelism);
    this.originals = new OriginalsRemoval(sessions, builder.stores, runner, builder.parallelism);
    this.unfinished = new UnfinishedRemoval(sessions, builder.stores, runner, builder.parallelism);
    this.integrity =
        new IntegrityVerification(sessions, builder.stores, builder.listener, builder.parallelism);
    this.lineage = new LineageRebuild(sessions, runner);
    this.copy =
        new TableCopy(sessions, builder.stores, runner, builder.listener, builder.parallelism);
    this.parallel = new ParallelSchema(sessions, runner, Version.current(), copy);
    this.backup =
        new Backup(
            sessions, runner, builder.listener, Version.current(), copy, builder.parallelism);
    this.restore =
        new Restore(
            sessions, runner, builder.listener, Version.current(), copy, builder.parallelism);
    this.verification = new SchemaVerification(sessions);
    this.verifyOptions = new VerifyOptions(builder.stores.names());
    this.comparison =
        new QueryComparison(sessions, builder.stores, builder.listener, builder.parallelism);
    this.cutOver =
        new CutOver(
            sessions,
            runner,
            new RowCatchUp(builder.stores, builder.listener),
            builder.parallelism,
            verification,
            verifyOptions,
            Version.current());
    this.cutOverUndo = new CutOverUndo(sessions, runner, builder.listener, Version.current());
    this.keptRemoval = new KeptSchemaRemoval(sessions, runner, Version.current());
    this.migration =
        new Migration(
            new Preflight(sessions, builder.listener),
            labels,
            external,
            lineage,
            jobs,
            verification,
            verifyOptions);
    this.rollback = new Rollback(sessions, runner, new LabelRollback(sessions, runner));
    this.progress = new Progress(reader, labels);
  }

  /**
   * Starts to build a toolkit.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Operation 1, analyze_columns.
   *
   * @param schema name of the schema
   * @return the columns by what they need
   */
  public AnalyzeColumnsResult analyzeColumns(String schema) {
    return labels.analyze(schema, LabelStrategy.SEED);
  }

  /**
   * Operation 2, migrate_columns.
   *
   * @param schema name of the schema
   * @param strategy which labels
   * @param execution whether to carry it out
   * @return what was done, or would be
   */
  public MigrateColumnsResult migrateColumns(
      String schema, LabelStrategy strategy, Execution execution) {
    return labels.migrate(schema, ColumnLabelOptions.dryRun().with(execution).with(strategy));
  }

  /**
   * Operation 3, analyze_blob_columns.
   *
   * @param schema name of the schema
   * @return all blob columns
   */
  public List<BlobColumn> analyzeBlobColumns(String schema) {
    return blobs.analyze(schema);
  }

  /**
   * Operation 4, generate_migration_sql.
   *
   * @param schema name of the schema
   * @param targetType name of the codec, without brackets
   * @param execution whether to carry it out
   * @return the statements, in order
   */
  public List<String> generateMigrationSql(String schema, String targetType, Execution execution) {
    return blobs.generateSql(schema, targetType, execution);
  }

  /**
   * Operation 5, migrate_blob_columns.
   *
   * @param schema name of the schema
   * @param targetType name of the codec, without brackets
   * @param execution whether to carry it out
   * @return what was done, or would be
   */
  public MigrateBlobColumnsResult migrateBlobColumns(
      String schema, String targetType, Execution execution) {
    return blobs.migrate(schema, targetType, execution);
  }

  /**
   * Operation 6, check_migration_status.
   *
   * @param schema name of the schema
   * @return the blob columns, and how many have a codec
   */
  public MigrationStatusResult checkMigrationStatus(String schema) {
    return blobs.status(schema);
  }

  /**
   * Operation 7, add_job_metadata_columns, for one table or for all that {@code populate} fills.
   *
   * @param schema name of the schema
   * @param table name of the one table
   * @param execution whether to carry it out
   * @return what was done, or would be
   */
  public JobMetadataResult addJobMetadataColumns(
      String schema, Optional<String> table, Execution execution) {
    return table
        .map(name -> jobs.addToTable(new TableName(schema, name), execution))
        .orElseGet(() -> jobs.addToSchema(schema, execution));
  }

  /**
   * Operation 8, migrate_external.
   *
   * @param schema name of the schema
   * @param options how far to go, and whether to carry it out
   * @return what was done, or would be
   */
  public MigrateExternalResult migrateExternal(String schema, ExternalOptions options) {
    return external.migrateExternal(schema, options);
  }

  /**
   * Operation 9, check_store_configuration.
   *
   * @param schema name of the schema
   * @param options how far to go, and whether to carry it out
   * @return the stores, and what is wrong with each
   */
  public StoreConfigurationResult checkStoreConfiguration(
      String schema, StoreConfigurationOptions options) {
    return storeCheck.check(schema, options);
  }

  /**
   * Operation 10, verify_external_integrity. It writes nothing.
   *
   * @param schema name of the schema
   * @param options what to look at
   * @return what is missing, damaged or unresolved, with the rows that it hits
   */
  public IntegrityResult verifyExternalIntegrity(String schema, IntegrityOptions options) {
    return integrity.verify(schema, options);
  }

  /**
   * Operation 11, rebuild_lineage; one result a schema, in the order in which they are written.
   *
   * @param schemas names of the schemas, in any order
   * @param execution whether to carry it out
   * @return the results by schema
   */
  public Map<String, LineageResult> rebuildLineage(List<String> schemas, Execution execution) {
    return lineage.rebuild(schemas, execution);
  }

  /**
   * Operation 12, migrate_filepath.
   *
   * @param schema name of the schema
   * @param options how far to go, and whether to carry it out
   * @return what was done, or would be
   */
  public MigrateExternalResult migrateFilepath(String schema, ExternalOptions options) {
    return external.migrateFilepath(schema, options);
  }

  /**
   * Operation 13, create_parallel_schema, for one schema or for several that refer to each other;
   * one result a copy, by its name.
   *
   * @param mapping the schemas and their copies
   * @param options whether to copy rows, and whether to carry it out
   * @return the results in the order of the mapping
   */
  public Map<String, ParallelSchemaResult> createParallelSchema(
      SchemaMapping mapping, ParallelOptions options) {
    return parallel.create(mapping, options);
  }

  /**
   * Operation 14, copy_table_data, for some tables of a schema or for all.
   *
   * @param source name of the schema that is read
   * @param destination name of the schema that is written
   * @param tables names of the tables as MySQL shows them; none means all
   * @param options how
   * @return rows copied, and one detail a table
   */
  public CopyTableDataResult copyTableData(
      String source, String destination, List<String> tables, CopyOptions options) {
    return copy.copy(source, destination, tables, options);
  }

  /**
   * Operation 15, compare_query_results.
   *
   * @param prodSchema name of the production schema
   * @param testSchema name of the test schema, on the same server
   * @param options which tables, and what counts as equal
   * @return what differs
   */
  public CompareResult compareQueryResults(
      String prodSchema, String testSchema, CompareOptions options) {
    return comparison.compare(prodSchema, testSchema, options);
  }

  /**
   * Operation 16, backup_schema.
   *
   * @param schema name of the schema
   * @param backupName name of the backup, a schema that does not exist or is empty
   * @param execution whether to carry it out
   * @return what was backed up and proved
   */
  public BackupResult backupSchema(String schema, String backupName, Execution execution) {
    return backup.backup(schema, backupName, execution);
  }

  /**
   * Operation 17, restore_schema.
   *
   * @param backup name of the backup
   * @param destination the schema to restore
   * @param options how, and whether to carry it out
   * @return what was restored, and where the former content is
   */
  public RestoreResult restoreSchema(String backup, String destination, RestoreOptions options) {
    return restore.restore(backup, destination, options);
  }

  /**
   * Operation 18, verify_schema_v20.
   *
   * @param schema name of the schema
   * @return what stands between the schema and 2.x
   */
  public VerifyResult verifySchemaV20(String schema) {
    return verification.verify(schema, verifyOptions);
  }

  /**
   * Operation 19, migrate_external_pointers_v2.
   *
   * @param schema name of the schema
   * @param options which column, where to, and whether to carry it out
   * @return what was done, or would be, and objects that are not at their places
   */
  public MigratePointersResult migrateExternalPointersV2(String schema, PointerOptions options) {
    return pointers.migrate(schema, options);
  }

  /**
   * Removes the originals of relocated objects, and of attachments, which every migration writes
   * anew; after it there is no way back to 0.14.
   *
   * @param schema name of the schema
   * @param execution whether to carry it out
   * @return what was removed, or would be, and what is kept and why
   */
  public RemoveOriginalsResult removeOriginals(String schema, Execution execution) {
    return originals.remove(schema, execution);
  }

  /**
   * Removes the files that killed processes of the toolkit left in a schema's folders of its
   * stores, which nothing refers to.
   *
   * @param schema name of the schema
   * @param options what is removed, and whether to carry it out
   * @return what was removed, or would be
   */
  public RemoveUnfinishedResult removeUnfinished(String schema, UnfinishedOptions options) {
    return unfinished.remove(schema, options);
  }

  /**
   * The whole migration of some schemas.
   *
   * @param schemas names of the schemas, in any order
   * @param options how far to go, and whether to carry it out
   * @return what was done, or would be, for each schema
   */
  public MigrateResult migrate(List<String> schemas, MigrateOptions options) {
    return migration.migrate(schemas, options);
  }

  /**
   * The second stage of a migration: JSON columns take the names, for external columns of every
   * kind.
   *
   * @param schemas names of the schemas, in any order
   * @param options how far to go, and whether to carry it out
   * @return what was done, or would be, for each schema
   */
  public List<FinalizeResult> finalizeSchemas(List<String> schemas, ExternalOptions options) {
    schemas.forEach(s -> external.migrateAll(s, options.with(Execution.DRY_RUN)));
    return schemas.stream()
        .map(s -> new FinalizeResult(s, external.migrateAll(s, options)))
        .toList();
  }

  /**
   * The way back.
   *
   * @param schemas names of the schemas, in any order
   * @param options how far back, and whether to carry it out
   * @return what was taken back, or would be, for each schema
   */
  public RollbackResult rollback(List<String> schemas, RollbackOptions options) {
    return rollback.rollback(schemas, options);
  }

  /**
   * {@return how far some schemas are}
   *
   * @param schemas names of the schemas, in any order
   */
  public List<StatusResult> status(List<String> schemas) {
    return schemas.stream().map(progress::of).toList();
  }

  /**
   * Lets parallel schemas take the place of production, all together or none.
   *
   * @param mapping the parallel schema of each production schema
   * @param options how, and whether to carry it out
   * @return what was done, and which schemas keep the former tables
   */
  public CutOverResult cutOver(SchemaMapping mapping, CutOverOptions options) {
    return cutOver.cutOver(mapping, options);
  }

  /**
   * Takes the latest cut-over of some production schemas back.
   *
   * @param production names of production schemas; one of those that were cut over together is
   *     enough
   * @param options how, and whether to carry it out
   * @return what was done
   */
  public CutOverResult undoCutOver(List<String> production, UndoOptions options) {
    return cutOverUndo.undo(production, options);
  }

  /**
   * Drops the schemas in which a cut-over or a restore kept the former tables. There is no way back
   * afterwards.
   *
   * @param kept names of the schemas: all that one cut-over or restore kept
   * @param execution whether to carry it out
   * @return what was dropped
   */
  public DropKeptResult dropKeptSchema(List<String> kept, Execution execution) {
    return keptRemoval.drop(kept, execution);
  }

  /** Collects what a toolkit needs. For one thread. */
  public static final class Builder {

    private Optional<DataSource> dataSource = Optional.empty();
    private ObjectStores stores = ObjectStores.of(DataJointConfiguration.none());
    private ProgressListener listener = ProgressListener.silent();
    private int parallelism = 2;

    private Builder() {}

    /**
     * The database; required. It stays the caller's, and must give out at least {@code parallelism}
     * + 4 connections at once.
     *
     * @param newDataSource where connections come from
     * @return this builder
     */
    public Builder dataSource(DataSource newDataSource) {
      this.dataSource = Optional.of(newDataSource);
      return this;
    }

    /**
     * The stores of external columns; none by default. They stay the caller's.
     *
     * @param newStores the stores
     * @return this builder
     */
    public Builder stores(ObjectStores newStores) {
      this.stores = newStores;
      return this;
    }

    /**
     * Is told what happens; nothing by default.
     *
     * @param newListener who is told
     * @return this builder
     */
    public Builder listener(ProgressListener newListener) {
      this.listener = newListener;
      return this;
    }

    /**
     * How many connections convert rows at once; 2 by default.
     *
     * @param newParallelism the number, at least 1
     * @return this builder
     */
    public Builder parallelism(int newParallelism) {
      this.parallelism = newParallelism;
      return this;
    }

    /**
     * The toolkit.
     *
     * @return the toolkit
     * @throws IllegalStateException if there is no DataSource
     */
    public MigrationToolkit build() {
      return new MigrationToolkit(
          new SqlSessions(
              dataSource.orElseThrow(
                  () -> new IllegalStateException("a toolkit needs a DataSource"))),
          this);
    }
  }
}
