package io.github.djtoolkit.ops.integrity;

import static io.github.djtoolkit.ops.Operations.sessions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.djtoolkit.model.result.StoreConfigurationResult;
import io.github.djtoolkit.model.result.StoreConfigurationResult.Detail;
import io.github.djtoolkit.model.result.StoreConfigurationResult.Status;
import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.storage.ObjectStoreProvider;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.storage.config.ConfigurationReader;
import io.github.djtoolkit.testkit.fixture.LegacyPipeline;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@MySqlTest
class StoreConfigurationCheckTest {

  @Test
  void findsTheStoresOfAPipelineSound(TestSchema schema, TestFolder folder) {
    LegacyPipeline pipeline = pipeline(schema, folder).build().seed(schema.dataSource());

    StoreConfigurationResult result = check(schema, pipeline.stores().toArray(StoreSpec[]::new));

    assertThat(result)
        .isEqualTo(
            new StoreConfigurationResult(
                List.of("fp-Data", "raw"),
                List.of(),
                List.of(),
                List.of("fp-Data", "raw"),
                List.of(ok("fp-Data", folder.resolve("fp")), ok("raw", folder.resolve("raw")))));
    assertThat(result.isSound()).isTrue();
  }

  @Test
  void tellsMissingFromUnreachableStores(TestSchema schema, TestFolder folder) {
    pipeline(schema, folder).build().seed(schema.dataSource());
    schema.execute(
        "CREATE TABLE done (id int PRIMARY KEY, v json COMMENT ':<blob@labelled>:', d json COMMENT ':<blob@>:')",
        "INSERT INTO done VALUES (1, JSON_OBJECT('path', 'p', 'store', 'written'), JSON_OBJECT('path', 'p', 'store', 'ordinary'))");

    StoreConfigurationResult result =
        check(
            schema,
            store("raw", folder.resolve("not mounted")),
            store("labelled", folder.path()),
            store("spare", folder.resolve("gone")));

    assertThat(result.storesUsed())
        .containsExactly("fp-Data", "labelled", "ordinary", "raw", "written");
    assertThat(result.storesConfigured()).containsExactly("labelled", "raw", "spare");
    assertThat(result.storesMissing()).containsExactly("fp-Data", "ordinary", "written");
    assertThat(result.storesUnreachable()).containsExactly("raw", "spare");
    assertThat(result.isSound()).isFalse();
    assertThat(result.details())
        .extracting(Detail::store, Detail::status, Detail::location, Detail::protocol)
        .containsExactly(
            tuple("fp-Data", Status.MISSING, "", ""),
            tuple("labelled", Status.OK, folder.path().toString(), "file"),
            tuple("ordinary", Status.MISSING, "", ""),
            tuple("raw", Status.UNREACHABLE, folder.resolve("not mounted").toString(), "file"),
            tuple("spare", Status.UNREACHABLE, folder.resolve("gone").toString(), "file"),
            tuple("written", Status.MISSING, "", ""));
    assertThat(result.details().get(3).error())
        .hasValueSatisfying(error -> assertThat(error).contains("no such folder"));
  }

  @Test
  void noticesObjectsUnderAnotherSubfolding(TestSchema schema, TestFolder folder) {
    pipeline(schema, folder).subfolding(3).build().seed(schema.dataSource());
    StoreSpec files = store("fp-Data", folder.resolve("fp"));

    StoreConfigurationResult wrong = check(schema, files, store("raw", folder.resolve("raw")));
    StoreConfigurationResult right =
        check(schema, files, store("raw", folder.resolve("raw")).withLegacySubfolding(List.of(3)));
    StoreConfigurationResult elsewhere = check(schema, files, store("raw", folder.resolve("fp")));

    assertThat(right.isSound()).isTrue();
    assertThat(wrong.isSound()).isFalse();
    assertThat(statuses(wrong, "raw")).containsExactly(Status.OK, Status.WRONG_SUBFOLDING);
    assertThat(wrong.details().get(2).error())
        .hasValueSatisfying(error -> assertThat(error).contains("lie under [3]", "[2, 2]"));
    assertThat(statuses(elsewhere, "raw")).containsExactly(Status.OK, Status.OBJECTS_NOT_FOUND);
  }

  @Test
  void looksForTheObjectsOfACopyUnderTheOriginsName(TestSchema schema, TestFolder folder) {
    pipeline(schema, folder).build().seed(schema.dataSource());
    TestSchema copy = schema.sibling("copy");
    copy.execute(
        "CREATE TABLE `~external_raw` SELECT * FROM `" + schema.name() + "`.`~external_raw`");
    StoreSpec raw = store("raw", folder.resolve("raw"));

    assertThat(statuses(check(copy, raw), "raw")).contains(Status.OBJECTS_NOT_FOUND);
    try (ObjectStores stores = open(raw)) {
      assertThat(
              new StoreConfigurationCheck(sessions(copy), stores)
                  .check(
                      copy.name(), StoreConfigurationOptions.defaults().withOrigin(schema.name()))
                  .isSound())
          .isTrue();
    }
  }

  @Test
  void passesOnWhatTheConfigurationSays(TestSchema schema, TestFolder folder) {
    schema.execute(
        "CREATE TABLE `~external_default` (hash binary(16) PRIMARY KEY, size bigint,"
            + " attachment_name varchar(255), filepath varchar(1000), contents_hash binary(16))");
    Path file =
        folder.write(
            "dj_local_conf.json",
            ("{\"stores\": {\"default\": {\"protocol\": \"file\", \"location\": \""
                    + folder.path()
                    + "\"}}}")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    ConfigurationReader reader =
        new ConfigurationReader(Map.of(), ConfigurationReader.SYSTEM_SECRETS);
    try (ObjectStores stores = ObjectStores.of(reader.readLegacy(file))) {
      StoreConfigurationResult result =
          new StoreConfigurationCheck(sessions(schema), stores)
              .check(schema.name(), StoreConfigurationOptions.defaults());

      assertThat(statuses(result, "default"))
          .containsExactlyInAnyOrder(Status.OK, Status.NAME_COLLISION);
      assertThat(result.isSound()).isFalse();
    }
    assertThat(statuses(check(schema, store("default", folder.path())), "default"))
        .containsExactlyInAnyOrder(Status.OK, Status.NAME_COLLISION);
  }

  private static LegacyPipeline.Builder pipeline(TestSchema schema, TestFolder folder) {
    return LegacyPipeline.builder()
        .schema(schema.name())
        .coreSchema(schema.sibling("core").name())
        .store("raw", folder.resolve("raw"))
        .filepathStore("fp-Data", folder.resolve("fp"));
  }

  private static StoreConfigurationResult check(TestSchema schema, StoreSpec... specs) {
    try (ObjectStores stores = open(specs)) {
      return new StoreConfigurationCheck(sessions(schema), stores)
          .check(schema.name(), StoreConfigurationOptions.defaults());
    }
  }

  private static ObjectStores open(StoreSpec... specs) {
    return new ObjectStores(
        Arrays.stream(specs).collect(Collectors.toMap(StoreSpec::name, s -> s)),
        Map.of(),
        ObjectStoreProvider.defaults());
  }

  private static StoreSpec store(String name, Path folder) {
    return StoreSpec.of(name, new StoreAddress.Folder(folder.toString()));
  }

  private static Detail ok(String store, Path folder) {
    return new Detail(store, Status.OK, folder.toString(), "file", java.util.Optional.empty());
  }

  private static List<Status> statuses(StoreConfigurationResult result, String store) {
    return result.details().stream()
        .filter(d -> d.store().equals(store))
        .map(Detail::status)
        .toList();
  }
}
