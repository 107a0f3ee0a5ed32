package io.github.djtoolkit.ops.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.model.result.CompareResult;
import io.github.djtoolkit.model.result.CompareResult.Discrepancy;
import io.github.djtoolkit.model.result.CompareResult.Kind;
import io.github.djtoolkit.model.result.CompareResult.TableResult;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.ops.MigrationToolkit;
import io.github.djtoolkit.ops.external.ExternalOptions;
import io.github.djtoolkit.ops.external.ExternalOptions.Finish;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.storage.ObjectStoreProvider;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.storage.UnknownStoreException;
import io.github.djtoolkit.testkit.fixture.ExternalReference;
import io.github.djtoolkit.testkit.fixture.LegacyPipeline;
import io.github.djtoolkit.testkit.fixture.StoredObject;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A migrated pipeline beside the one that it was made of. */
@MySqlTest
class MigratedComparisonTest {

  @ParameterizedTest
  @EnumSource(Finish.class)
  void isEqualAtEveryStageInBothDirections(Finish finish, TestSchema schema, TestFolder folder) {
    LegacyPipeline pipeline = pipeline(schema, folder);
    TestSchema legacy = Copies.copy(schema, "legacy");
    migrate(pipeline, schema, finish);

    for (CompareResult result : List.of(compare(legacy, schema), compare(schema, legacy))) {
      assertThat(result.discrepancies()).isEmpty();
      assertThat(result.match()).isTrue();
      assertThat(result.rowCount()).isGreaterThan(20);
    }
  }

  @Test
  void isEqualToItsOwnCopy(TestSchema schema, TestFolder folder) {
    LegacyPipeline pipeline = pipeline(schema, folder);
    migrate(pipeline, schema, Finish.FINALIZE);
    assertThat(compare(schema, Copies.copy(schema, "copy")).discrepancies()).isEmpty();
  }

  /** What is changed in the JSON value of a blob. */
  static Stream<Arguments> faults() {
    return Stream.of(
        arguments("JSON_SET(%s, '$.store', 'other')"),
        arguments("JSON_SET(%s, '$.hash', REPEAT('a', 26))"),
        arguments("JSON_SET(%s, '$.size', JSON_EXTRACT(%1$s, '$.size') + 1)"),
        arguments(
            "JSON_SET(%s, '$.path', CONCAT(JSON_UNQUOTE(JSON_EXTRACT(%1$s, '$.path')), '/x'))"),
        arguments("JSON_REMOVE(%s, '$.store')"),
        arguments("CAST('null' AS JSON)"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void findsAReferenceThatLeadsElsewhere(String fault, TestSchema schema, TestFolder folder) {
    LegacyPipeline pipeline = pipeline(schema, folder);
    TestSchema legacy = Copies.copy(schema, "legacy");
    migrate(pipeline, schema, Finish.FINALIZE);
    TestSchema migrated = Copies.copy(schema, "migrated");
    for (Place place : places(migrated)) {
      String column = Copies.quote(place.column());
      migrated.execute(
          "UPDATE "
              + Copies.quote(place.table())
              + " SET "
              + column
              + " = "
              + fault.formatted(column)
              + " WHERE JSON_TYPE("
              + column
              + ") = 'OBJECT' LIMIT 1");
    }

    for (CompareResult result : List.of(compare(legacy, migrated), compare(schema, migrated))) {
      List<String> expected =
          places(migrated).stream()
              .filter(place -> !fault.contains("$.hash") || !place.kind().equals("filepath"))
              .map(place -> place.table() + "." + place.column())
              .toList();
      assertThat(result.discrepancies())
          .extracting(d -> d.table() + "." + d.column().orElse("-"))
          .containsExactlyInAnyOrderElementsOf(expected);
      assertThat(result.discrepancies()).extracting(Discrepancy::kind).containsOnly(Kind.DIFFERENT);
    }
  }

  @Test
  void readsTheObjectsWhereAsked(TestSchema schema, TestFolder folder) throws IOException {
    LegacyPipeline pipeline = pipeline(schema, folder);
    TestSchema migrated = Copies.copy(schema, "migrated");
    migrate(pipeline, migrated, Finish.FINALIZE);

    CompareResult whole = compareContent(pipeline, schema, migrated);
    assertThat(whole.discrepancies()).isEmpty();
    assertThat(whole.match()).isTrue();
    assertThat(whole.tables().stream().mapToLong(TableResult::objects).sum())
        .isEqualTo(pipeline.references().count());

    Set<String> planted = new TreeSet<>();
    for (ExternalKind kind :
        List.of(ExternalKind.BLOB, ExternalKind.ATTACH, ExternalKind.FILEPATH)) {
      StoredObject object =
          pipeline
              .references()
              .map(ExternalReference::object)
              .filter(o -> o.kind() == kind && o.content().length > 0)
              .findFirst()
              .orElseThrow();
      planted.add(object.path());
      Path file =
          folder.resolve(object.store().equals("raw") ? "raw" : "fp").resolve(object.path());
      if (kind == ExternalKind.FILEPATH) {
        Files.delete(file);
      } else {
        byte[] content = object.content();
        content[content.length - 1] ^= 1;
        Files.write(file, content);
      }
    }

    assertThat(compare(schema, migrated).match()).isTrue();
    for (CompareResult result :
        List.of(
            compareContent(pipeline, schema, migrated),
            compareContent(pipeline, migrated, schema))) {
      assertThat(result.match()).isFalse();
      assertThat(result.discrepancies())
          .extracting(d -> d.table() + "." + d.column().orElse("-") + d.key().keySet())
          .containsExactlyInAnyOrderElementsOf(
              pipeline
                  .references()
                  .filter(r -> planted.contains(r.object().path()))
                  .map(r -> r.table().table() + "." + r.column() + new TreeSet<>(r.key().keySet()))
                  .toList());
      assertThat(result.discrepancies())
          .allMatch(d -> d.kind() == Kind.CONTENT)
          .allMatch(
              d ->
                  planted.stream().anyMatch(p -> (d.prod() + " " + d.test()).contains(p))
                      && d.prod().orElseThrow().contains(" in store "));
      assertThat(result.tables().stream().mapToLong(TableResult::differentObjects).sum())
          .isEqualTo(result.discrepancies().size());
    }
  }

  @Test
  void refusesToReadFromStoresThatNobodyDescribed(TestSchema schema, TestFolder folder) {
    LegacyPipeline pipeline = pipeline(schema, folder);
    TestSchema migrated = Copies.copy(schema, "migrated");
    migrate(pipeline, migrated, Finish.FINALIZE);
    assertThatThrownBy(
            () ->
                MigrationToolkit.builder()
                    .dataSource(schema.dataSource())
                    .build()
                    .compareQueryResults(
                        schema.name(), migrated.name(), CompareOptions.defaults().withContent("")))
        .isInstanceOf(UnknownStoreException.class);
  }

  /** A JSON column that refers to objects. */
  private record Place(String table, String column, String kind) {}

  private static List<Place> places(TestSchema schema) {
    return schema
        .query(
            "SELECT TABLE_NAME AS t, COLUMN_NAME AS c, SUBSTRING_INDEX(SUBSTRING_INDEX(COLUMN_COMMENT, '<', -1), '@', 1) AS kind"
                + " FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND DATA_TYPE = 'json'"
                + " AND COLUMN_COMMENT REGEXP '^:<.*@' AND TABLE_NAME NOT LIKE '~%'")
        .stream()
        .map(
            row ->
                new Place(
                    String.valueOf(row.get("t")),
                    String.valueOf(row.get("c")),
                    String.valueOf(row.get("kind"))))
        .toList();
  }

  private static LegacyPipeline pipeline(TestSchema schema, TestFolder folder) {
    return LegacyPipeline.builder()
        .schema(schema.name())
        .coreSchema(schema.sibling("core").name())
        .store("raw", folder.resolve("raw"))
        .filepathStore("fp-Data", folder.resolve("fp"))
        .rows(6)
        .build()
        .seed(schema.dataSource());
  }

  private static void migrate(LegacyPipeline pipeline, TestSchema schema, Finish finish) {
    try (ObjectStores stores = stores(pipeline)) {
      MigrationToolkit toolkit =
          MigrationToolkit.builder().dataSource(schema.dataSource()).stores(stores).build();
      ExternalOptions options = new ExternalOptions(Execution.EXECUTE, finish, pipeline.schema());
      toolkit.migrateExternal(schema.name(), options);
      toolkit.migrateFilepath(schema.name(), options);
    }
  }

  private static ObjectStores stores(LegacyPipeline pipeline) {
    Map<String, StoreSpec> specs =
        pipeline.stores().stream().collect(Collectors.toMap(StoreSpec::name, Function.identity()));
    return new ObjectStores(specs, Map.of(), ObjectStoreProvider.defaults());
  }

  private static CompareResult compareContent(
      LegacyPipeline pipeline, TestSchema prod, TestSchema test) {
    try (ObjectStores stores = stores(pipeline)) {
      return MigrationToolkit.builder()
          .dataSource(prod.dataSource())
          .stores(stores)
          .build()
          .compareQueryResults(
              prod.name(), test.name(), CompareOptions.defaults().withContent(pipeline.schema()));
    }
  }

  private static CompareResult compare(TestSchema prod, TestSchema test) {
    return MigrationToolkit.builder()
        .dataSource(prod.dataSource())
        .build()
        .compareQueryResults(prod.name(), test.name(), CompareOptions.defaults());
  }
}
