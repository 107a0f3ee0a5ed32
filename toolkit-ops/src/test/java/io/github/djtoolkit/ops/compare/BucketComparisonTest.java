package io.github.djtoolkit.ops.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.model.result.CompareResult;
import io.github.djtoolkit.model.result.CompareResult.Discrepancy;
import io.github.djtoolkit.model.result.CompareResult.Kind;
import io.github.djtoolkit.model.result.CompareResult.TableResult;
import io.github.djtoolkit.ops.MigrationToolkit;
import io.github.djtoolkit.ops.external.ExternalOptions;
import io.github.djtoolkit.ops.external.ExternalOptions.Finish;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A migrated pipeline whose objects lie in a bucket, beside the one that it was made of. */
@MySqlTest
@S3Test
class BucketComparisonTest {

  @Test
  void readsTheObjectsOfBothPlacesAndNamesTheRowsOfEachFault(
      TestSchema schema, TestFolder folder, TestBucket bucket) throws IOException {
    LegacyPipeline pipeline = pipeline(schema, folder, bucket);
    TestSchema migrated = Copies.copy(schema, "migrated");
    try (ObjectStores stores = stores(folder)) {
      migrate(migrated, pipeline, stores);
      CompareResult whole = compare(schema, migrated, pipeline, stores);
      StoredObject flipped = object(pipeline, ExternalKind.BLOB);
      StoredObject gone = object(pipeline, ExternalKind.FILEPATH);
      byte[] content = flipped.content();
      content[content.length - 1] ^= 1;
      bucket.put("labs/" + flipped.path(), content);
      bucket.remove(gone.path());

      CompareResult damaged = compare(schema, migrated, pipeline, stores);
      CompareResult reversed = compare(migrated, schema, pipeline, stores);

      assertThat(whole.discrepancies()).isEmpty();
      assertThat(whole.match()).isTrue();
      assertThat(whole.tables().stream().mapToLong(TableResult::objects).sum())
          .isEqualTo(pipeline.references().count());
      for (CompareResult result : List.of(damaged, reversed)) {
        assertThat(result.match()).isFalse();
        assertThat(result.discrepancies()).extracting(Discrepancy::kind).containsOnly(Kind.CONTENT);
        assertThat(result.discrepancies())
            .extracting(d -> d.table() + "." + d.column().orElse("-") + d.key().keySet())
            .containsExactlyInAnyOrderElementsOf(
                Stream.of(flipped, gone).flatMap(o -> rows(pipeline, o)).toList());
        assertThat(result.discrepancies())
            .allMatch(d -> d.prod().orElseThrow().contains(" in store "));
      }
    }
  }

  @Test
  void neverTakesAnAccountThatIsRefusedForDifferentObjects(
      TestSchema schema, TestFolder folder, TestBucket bucket) throws IOException {
    LegacyPipeline pipeline = pipeline(schema, folder, bucket);
    TestSchema migrated = Copies.copy(schema, "migrated");
    try (ObjectStores stores = stores(folder)) {
      migrate(migrated, pipeline, stores);
    }
    Files.writeString(folder.resolve(".secrets/stores.raw.secret_key"), "wr0ng-secret");

    try (ObjectStores refused = stores(folder)) {
      assertThatExceptionOfType(StoreAccessException.class)
          .isThrownBy(() -> compare(schema, migrated, pipeline, refused))
          .withMessageContaining("store raw")
          .satisfies(e -> assertThat(e.toString()).doesNotContain("wr0ng-secret"));
    }
  }

  private static LegacyPipeline pipeline(TestSchema schema, TestFolder folder, TestBucket bucket) {
    return LegacyPipeline.builder()
        .schema(schema.name())
        .coreSchema(schema.sibling("core").name())
        .store("raw", bucket, "labs")
        .filepathStore("fp-Data", bucket, "")
        .rows(6)
        .build()
        .writeConfiguration(folder.path())
        .seed(schema.dataSource());
  }

  private static ObjectStores stores(TestFolder folder) {
    DataJointConfiguration configuration =
        new ConfigurationReader(Map.of(), Path.of("/nowhere"))
            .readCurrent(folder.resolve("datajoint.json"));
    return new ObjectStores(
        configuration.stores(), configuration.credentials(), ObjectStoreProvider.defaults());
  }

  private static void migrate(TestSchema schema, LegacyPipeline pipeline, ObjectStores stores) {
    MigrationToolkit toolkit = toolkit(schema, stores);
    ExternalOptions options =
        new ExternalOptions(Execution.EXECUTE, Finish.FINALIZE, pipeline.schema());
    toolkit.migrateExternal(schema.name(), options);
    toolkit.migrateFilepath(schema.name(), options);
  }

  private static CompareResult compare(
      TestSchema prod, TestSchema test, LegacyPipeline pipeline, ObjectStores stores) {
    return toolkit(prod, stores)
        .compareQueryResults(
            prod.name(), test.name(), CompareOptions.defaults().withContent(pipeline.schema()));
  }

  private static MigrationToolkit toolkit(TestSchema schema, ObjectStores stores) {
    return MigrationToolkit.builder().dataSource(schema.dataSource()).stores(stores).build();
  }

  private static StoredObject object(LegacyPipeline pipeline, ExternalKind kind) {
    return pipeline
        .references()
        .map(ExternalReference::object)
        .filter(o -> o.kind() == kind && o.content().length > 0)
        .findFirst()
        .orElseThrow();
  }

  private static Stream<String> rows(LegacyPipeline pipeline, StoredObject object) {
    return pipeline
        .references()
        .filter(r -> r.object().path().equals(object.path()))
        .map(r -> r.table().table() + "." + r.column() + new TreeSet<>(r.key().keySet()));
  }
}
