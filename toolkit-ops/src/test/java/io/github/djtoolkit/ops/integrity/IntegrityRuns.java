package io.github.djtoolkit.ops.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.model.result.IntegrityResult;
import io.github.djtoolkit.model.result.IntegrityResult.Orphans;
import io.github.djtoolkit.model.result.IntegrityResult.ReferringRows;
import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.ops.MigrationToolkit;
import io.github.djtoolkit.ops.external.ExternalOptions;
import io.github.djtoolkit.ops.external.ExternalOptions.Finish;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.storage.ObjectStoreProvider;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.testkit.fixture.LegacyPipeline;
import io.github.djtoolkit.testkit.fixture.StoredObject;
import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Verifies one schema, with stores that are opened and closed for each run.
 *
 * @param dataSource the server
 * @param schema name of the schema
 * @param stores the configured stores
 * @param provider opens them
 */
record IntegrityRuns(
    DataSource dataSource, String schema, List<StoreSpec> stores, ObjectStoreProvider provider) {

  static LegacyPipeline.Builder pipeline(TestSchema schema, TestFolder folder) {
    return LegacyPipeline.builder()
        .schema(schema.name())
        .coreSchema(schema.sibling("core").name())
        .store("raw", folder.resolve("raw"))
        .filepathStore("fp-Data", folder.resolve("fp"))
        .rows(8);
  }

  static IntegrityRuns of(LegacyPipeline pipeline, TestSchema schema) {
    return new IntegrityRuns(
        schema.dataSource(), pipeline.schema(), pipeline.stores(), WatchedStores.counting());
  }

  static IntegrityRuns of(TestSchema schema, StoreSpec... stores) {
    return new IntegrityRuns(
        schema.dataSource(), schema.name(), List.of(stores), WatchedStores.counting());
  }

  static StoreSpec store(String name, Path folder) {
    return StoreSpec.of(name, new StoreAddress.Folder(folder.toString()));
  }

  IntegrityRuns with(ObjectStoreProvider newProvider) {
    return new IntegrityRuns(dataSource, schema, stores, newProvider);
  }

  IntegrityRuns with(StoreSpec... newStores) {
    return new IntegrityRuns(dataSource, schema, List.of(newStores), provider);
  }

  IntegrityResult verify() {
    return verify(IntegrityOptions.defaults());
  }

  IntegrityResult verify(IntegrityOptions options) {
    try (ObjectStores open = open()) {
      return new IntegrityVerification(
              new SqlSessions(dataSource), open, ProgressListener.silent(), 2)
          .verify(schema, options);
    }
  }

  /** The same by a listing and by single looks, which must not differ in anything but orphans. */
  IntegrityResult verifyBothWays(IntegrityOptions options) {
    IntegrityResult listed = verify(options);
    assertSameWithoutOrphans(listed, verify(options.withoutOrphans()));
    return listed;
  }

  static void assertSameWithoutOrphans(IntegrityResult listed, IntegrityResult looked) {
    assertThat(looked)
        .usingRecursiveComparison()
        .ignoringFields("orphans", "damaged", "missing")
        .isEqualTo(listed);
    assertThat(looked.missing()).containsExactlyInAnyOrderElementsOf(listed.missing());
    assertThat(looked.damaged()).containsExactlyInAnyOrderElementsOf(listed.damaged());
    assertThat(listed.orphans().filesLookedFor()).isTrue();
    assertThat(looked.orphans())
        .isEqualTo(
            new Orphans(
                false,
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                listed.orphans().rows(),
                List.of(),
                listed.orphans().listedRows(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                List.of()));
  }

  void convert(Finish finish) {
    try (ObjectStores open = open()) {
      MigrationToolkit.builder()
          .dataSource(dataSource)
          .stores(open)
          .build()
          .finalizeSchemas(List.of(schema), new ExternalOptions(Execution.EXECUTE, finish, ""));
    }
  }

  private ObjectStores open() {
    Map<String, StoreSpec> byName =
        stores.stream().collect(Collectors.toMap(StoreSpec::name, s -> s));
    return new ObjectStores(byName, Map.of(), List.of(provider));
  }

  /** Each row as {@code table.column {key}}. */
  static Set<String> rows(List<ReferringRows> rows) {
    return rows.stream()
        .flatMap(
            r ->
                r.keys().stream()
                    .map(key -> r.table() + "." + r.column() + " " + new java.util.TreeMap<>(key)))
        .collect(Collectors.toSet());
  }

  /** The rows that refer to an object of a pipeline, as {@link #rows}. */
  static Set<String> expectedRows(LegacyPipeline pipeline, StoredObject object, String suffix) {
    return pipeline
        .references()
        .filter(r -> r.object().path().equals(object.path()))
        .map(
            r ->
                r.table().dotted()
                    + "."
                    + r.column()
                    + suffix
                    + " "
                    + new java.util.TreeMap<>(r.key()))
        .collect(Collectors.toSet());
  }

  /** Objects of a pipeline to which values refer. */
  static List<StoredObject> referred(LegacyPipeline pipeline) {
    Set<String> paths =
        pipeline.references().map(r -> r.object().path()).collect(Collectors.toSet());
    return pipeline.objects().filter(o -> paths.contains(o.path())).toList();
  }

  /** Where an object of a pipeline lies. */
  static Path file(LegacyPipeline pipeline, StoredObject object) {
    return pipeline.stores().stream()
        .filter(s -> s.name().equals(object.store()))
        .map(s -> Path.of(((StoreAddress.Folder) s.address()).location()).resolve(object.path()))
        .findFirst()
        .orElseThrow();
  }

  static void write(Path file, byte[] content) {
    try {
      Files.createDirectories(file.resolveSibling("").normalize());
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
