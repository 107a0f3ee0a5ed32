package io.github.djtoolkit.ops.external;

import static io.github.djtoolkit.testkit.assertion.ToolkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.model.result.MigrateExternalResult;
import io.github.djtoolkit.ops.MigrationToolkit;
import io.github.djtoolkit.ops.external.ExternalOptions.Finish;
import io.github.djtoolkit.ops.migrate.RollbackOptions;
import io.github.djtoolkit.ops.migrate.RollbackOptions.Target;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.storage.ObjectStoreProvider;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.storage.StoreAccessException;
import io.github.djtoolkit.storage.config.ConfigurationReader;
import io.github.djtoolkit.storage.config.DataJointConfiguration;
import io.github.djtoolkit.testkit.fixture.ExternalReference;
import io.github.djtoolkit.testkit.fixture.LegacyPipeline;
import io.github.djtoolkit.testkit.fixture.StoredObject;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.S3Test;
import io.github.djtoolkit.testkit.junit.TestBucket;
import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import io.github.djtoolkit.testkit.s3.Fault;
import io.github.djtoolkit.testkit.s3.FaultProxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Pipelines whose stores are in a bucket: operations 8 and 12, and their rollback. */
@MySqlTest
@S3Test
class BucketMigrationTest {

  private static final ExternalOptions FINALIZE =
      ExternalOptions.dryRun().with(Execution.EXECUTE).with(Finish.FINALIZE);

  @Test
  void convertsFinalizesAndRollsBack(TestSchema schema, TestFolder folder, TestBucket bucket) {
    LegacyPipeline pipeline = pipeline(schema, folder, bucket).seed(schema.dataSource());
    Set<String> before = new TreeSet<>(bucket.keys());

    try (ObjectStores stores = stores(folder.resolve("datajoint.json"))) {
      MigrationToolkit toolkit = toolkit(schema, stores);
      MigrateExternalResult external = toolkit.migrateExternal(schema.name(), FINALIZE);
      MigrateExternalResult filepaths = toolkit.migrateFilepath(schema.name(), FINALIZE);

      assertThat(external.columnsMigrated()).isEqualTo(5);
      assertThat(filepaths.columnsMigrated()).isEqualTo(2);
      assertThat(bucket.keys())
          .containsExactlyInAnyOrderElementsOf(withAttachments(pipeline, before));
      for (ExternalReference reference : pipeline.references().toList()) {
        StoredObject object = reference.object();
        assertThat(ExpectedMetadata.tree(value(schema, reference)))
            .as("%s", reference)
            .isEqualTo(ExpectedMetadata.of(schema.name(), object, suffix(reference)));
        if (object.kind() == ExternalKind.ATTACH) {
          String path = ExpectedMetadata.path(schema.name(), object, suffix(reference));
          assertThat(bucket.get("labs/" + path)).isEqualTo(ExpectedMetadata.bytes(object));
        }
      }
      for (StoredObject object : pipeline.objects().toList()) {
        String location = object.store().equals("raw") ? "labs/" : "";
        assertThat(bucket.get(location + object.path())).isEqualTo(object.content());
      }
      toolkit.rollback(
          List.of(schema.name()), new RollbackOptions(Execution.EXECUTE, Target.ORIGINAL));
      assertThat(schema.query("SELECT `signal` FROM _capture").get(0).get("signal"))
          .isInstanceOf(byte[].class);
      assertThat(bucket.keys()).containsAll(before);
    }
  }

  @Test
  void finalizesNothingWhenAnAttachmentCannotBeWrittenAndGoesOnAfterwards(
      TestSchema schema, TestFolder folder, TestBucket bucket) throws Exception {
    LegacyPipeline pipeline = pipeline(schema, folder, bucket).seed(schema.dataSource());
    Set<String> before = new TreeSet<>(bucket.keys());
    Path configuration = folder.resolve("datajoint.json");
    String direct = Files.readString(configuration);
    try (FaultProxy proxy = FaultProxy.before(bucket.server())) {
      Files.writeString(
          configuration, direct.replace(bucket.server().endpoint(), proxy.endpoint()));
      proxy.fail(
          1000,
          line ->
              line.startsWith("PUT ")
                  && proxy.requests().stream().filter(l -> l.startsWith("PUT ")).count() > 4,
          new Fault.Answer(403, "AccessDenied"));

      try (ObjectStores stores = stores(configuration)) {
        MigrationToolkit toolkit = toolkit(schema, stores);
        assertThatThrownBy(() -> toolkit.migrateExternal(schema.name(), FINALIZE))
            .hasRootCauseInstanceOf(StoreAccessException.class)
            .hasMessageContaining("rows [{")
            .hasMessageContaining("store raw")
            .hasMessageContaining("_hash/" + schema.name())
            .hasMessageContaining("s3:PutObject");
        assertThat(schema.query("SHOW COLUMNS FROM _capture LIKE 'report_v1'")).isEmpty();
        assertThat(bucket.keys()).containsAll(before);
        proxy.reset();
        assertThat(toolkit.migrateExternal(schema.name(), FINALIZE).columnsMigrated()).isEqualTo(5);
      }
    }
    assertThat(bucket.keys())
        .containsExactlyInAnyOrderElementsOf(withAttachments(pipeline, before));
  }

  private static LegacyPipeline pipeline(TestSchema schema, TestFolder folder, TestBucket bucket) {
    return LegacyPipeline.builder()
        .schema(schema.name())
        .coreSchema(schema.sibling("core").name())
        .store("raw", bucket, "labs")
        .filepathStore("fp-Data", bucket, "")
        .rows(6)
        .build()
        .writeConfiguration(folder.path());
  }

  private static ObjectStores stores(Path datajointJson) {
    DataJointConfiguration configuration =
        new ConfigurationReader(Map.of(), Path.of("/nowhere")).readCurrent(datajointJson);
    return new ObjectStores(
        configuration.stores(), configuration.credentials(), ObjectStoreProvider.defaults());
  }

  private static MigrationToolkit toolkit(TestSchema schema, ObjectStores stores) {
    return MigrationToolkit.builder().dataSource(schema.dataSource()).stores(stores).build();
  }

  private static Set<String> withAttachments(LegacyPipeline pipeline, Set<String> before) {
    Set<String> keys = new TreeSet<>(before);
    pipeline
        .references()
        .filter(reference -> reference.object().kind() == ExternalKind.ATTACH)
        .forEach(
            reference ->
                keys.add(
                    "labs/"
                        + ExpectedMetadata.path(
                            pipeline.schema(), reference.object(), suffix(reference))));
    return keys;
  }

  private static Object value(TestSchema schema, ExternalReference reference) {
    String key =
        reference.key().entrySet().stream()
            .map(e -> "`" + e.getKey() + "` = " + e.getValue())
            .collect(Collectors.joining(" AND "));
    return String.valueOf(
        schema
            .query(
                "SELECT `"
                    + reference.column()
                    + "` AS v FROM "
                    + reference.table()
                    + " WHERE "
                    + key)
            .get(0)
            .get("v"));
  }

  private static String suffix(ExternalReference reference) {
    return reference.column().equals("recording") ? ".attach" : "";
  }
}
