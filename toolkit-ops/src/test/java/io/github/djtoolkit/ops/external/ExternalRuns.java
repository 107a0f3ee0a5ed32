package io.github.djtoolkit.ops.external;

import io.github.djtoolkit.model.result.IntegrityResult;
import io.github.djtoolkit.model.result.MigrateExternalResult;
import io.github.djtoolkit.model.result.MigratePointersResult;
import io.github.djtoolkit.model.result.RemoveOriginalsResult;
import io.github.djtoolkit.model.result.RemoveUnfinishedResult;
import io.github.djtoolkit.model.result.RollbackResult;
import io.github.djtoolkit.model.result.StoreConfigurationResult;
import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.ops.column.LabelRollback;
import io.github.djtoolkit.ops.external.ExternalOptions.Finish;
import io.github.djtoolkit.ops.integrity.IntegrityOptions;
import io.github.djtoolkit.ops.integrity.IntegrityVerification;
import io.github.djtoolkit.ops.integrity.StoreConfigurationCheck;
import io.github.djtoolkit.ops.integrity.StoreConfigurationOptions;
import io.github.djtoolkit.ops.migrate.Rollback;
import io.github.djtoolkit.ops.migrate.RollbackOptions;
import io.github.djtoolkit.ops.migrate.RollbackOptions.Target;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.ops.run.PlanRunner;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.storage.ObjectStoreProvider;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.testkit.fixture.LegacyPipeline;
import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Runs the conversion of one schema, with stores that are opened and closed for each run.
 *
 * @param dataSource the server
 * @param schema name of the schema
 * @param stores the configured stores
 * @param listener is told what happens
 * @param providers open the stores
 */
record ExternalRuns(
    DataSource dataSource,
    String schema,
    List<StoreSpec> stores,
    ProgressListener listener,
    List<ObjectStoreProvider> providers) {

  ExternalRuns(
      DataSource dataSource, String schema, List<StoreSpec> stores, ProgressListener listener) {
    this(dataSource, schema, stores, listener, ObjectStoreProvider.defaults());
  }

  static ExternalRuns of(LegacyPipeline pipeline, TestSchema schema) {
    return new ExternalRuns(
        schema.dataSource(), pipeline.schema(), pipeline.stores(), ProgressListener.silent());
  }

  static ExternalRuns of(TestSchema schema, Path store) {
    return new ExternalRuns(
        schema.dataSource(),
        schema.name(),
        List.of(store("raw", store)),
        ProgressListener.silent());
  }

  /** A pipeline in two stores, with its upstream schema. */
  static LegacyPipeline pipeline(TestSchema schema, TestFolder folder, int rows) {
    return LegacyPipeline.builder()
        .schema(schema.name())
        .coreSchema(schema.sibling("core").name())
        .store("raw", folder.resolve("raw"))
        .filepathStore("fp-Data", folder.resolve("fp"))
        .rows(rows)
        .build();
  }

  static StoreSpec store(String name, Path folder) {
    return StoreSpec.of(name, new StoreAddress.Folder(folder.toString()));
  }

  ExternalRuns with(ProgressListener newListener) {
    return new ExternalRuns(dataSource, schema, stores, newListener, providers);
  }

  ExternalRuns over(DataSource newDataSource) {
    return new ExternalRuns(newDataSource, schema, stores, listener, providers);
  }

  ExternalRuns with(List<StoreSpec> newStores) {
    return new ExternalRuns(dataSource, schema, newStores, listener, providers);
  }

  ExternalRuns through(ObjectStoreProvider provider) {
    return new ExternalRuns(dataSource, schema, stores, listener, List.of(provider));
  }

  MigrateExternalResult relocate(Finish finish) {
    return migrate(new ExternalOptions(Execution.EXECUTE, finish, "").with(Placement.RELOCATE));
  }

  MigrateExternalResult execute(Finish finish) {
    return migrate(new ExternalOptions(Execution.EXECUTE, finish, ""));
  }

  MigrateExternalResult migrate(ExternalOptions options) {
    try (ObjectStores open = open()) {
      return migration(open).migrateAll(schema, options);
    }
  }

  ExternalMigration migration(ObjectStores open) {
    return new ExternalMigration(sessions(), open, runner(), listener, 2);
  }

  ObjectStores open() {
    Map<String, StoreSpec> byName =
        stores.stream().collect(Collectors.toMap(StoreSpec::name, s -> s));
    return new ObjectStores(byName, Map.of(), providers);
  }

  MigratePointersResult point(PointerOptions options) {
    try (ObjectStores open = open()) {
      return new PointerMigration(sessions(), open, runner(), listener, 2)
          .migrate(schema, options.with(Execution.EXECUTE));
    }
  }

  MigratePointersResult plan(PointerOptions options) {
    try (ObjectStores open = open()) {
      return new PointerMigration(sessions(), open, runner(), listener, 2).migrate(schema, options);
    }
  }

  RemoveOriginalsResult removeOriginals(Execution execution) {
    try (ObjectStores open = open()) {
      return new OriginalsRemoval(sessions(), open, runner(), 2).remove(schema, execution);
    }
  }

  IntegrityResult verify(IntegrityOptions options) {
    try (ObjectStores open = open()) {
      return new IntegrityVerification(sessions(), open, listener, 2).verify(schema, options);
    }
  }

  StoreConfigurationResult checkConfiguration() {
    try (ObjectStores open = open()) {
      return new StoreConfigurationCheck(sessions(), open)
          .check(schema, StoreConfigurationOptions.defaults());
    }
  }

  RemoveUnfinishedResult removeUnfinished(UnfinishedOptions options) {
    try (ObjectStores open = open()) {
      return new UnfinishedRemoval(sessions(), open, runner(), 2).remove(schema, options);
    }
  }

  RollbackResult rollback(Target target) {
    return rollback(target, Execution.EXECUTE);
  }

  RollbackResult rollback(Target target, Execution execution) {
    return new Rollback(sessions(), runner(), new LabelRollback(sessions(), runner()))
        .rollback(List.of(schema), new RollbackOptions(execution, target));
  }

  private SqlSessions sessions() {
    return new SqlSessions(dataSource);
  }

  private PlanRunner runner() {
    return new PlanRunner(sessions(), listener, "test");
  }
}
