package io.github.djtoolkit.ops.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.result.CopyTableDataResult;
import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.ops.MigrationToolkit;
import io.github.djtoolkit.ops.external.ExternalOptions;
import io.github.djtoolkit.ops.external.ExternalOptions.Finish;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.storage.ObjectStoreProvider;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.testkit.fixture.LegacyPipeline;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows copied into a migrated schema are those that a migration makes of copied rows. */
@MySqlTest
class CopyIntoMigratedTest {

  @ParameterizedTest(name = "source {0}, destination {1}")
  @CsvSource({
    "LEGACY, CONVERT",
    "LEGACY, FINALIZE",
    "LEGACY, DROP_LEGACY",
    "CONVERT, FINALIZE",
    "FINALIZE, FINALIZE",
    "FINALIZE, DROP_LEGACY",
    "DROP_LEGACY, DROP_LEGACY"
  })
  void convertsOnTheWay(String source, String destination, TestSchema schema, TestFolder folder)
      throws IOException {
    LegacyPipeline pipeline = pipeline(schema, folder);
    SchemaMapping mapping = emptyCopies(schema, pipeline, "v20");
    SchemaMapping other = emptyCopies(schema, pipeline, "other");
    try (ObjectStores stores = stores(pipeline)) {
      Finish finish = Finish.valueOf(destination);
      migrate(schema, stores, mapping.map(name(pipeline)).schema(), finish, pipeline.schema());
      if (!source.equals("LEGACY")) {
        migrate(schema, stores, pipeline.schema(), Finish.valueOf(source), pipeline.schema());
      }
      Set<String> before = folder.files();

      CopyTableDataResult result =
          Copies.over(schema.dataSource(), stores).copy(mapping, Copies.EXECUTE);

      assertThat(result.rowsCopied()).isPositive();
      assertThat(
              Copies.over(schema.dataSource(), stores).copy(mapping, Copies.EXECUTE).rowsCopied())
          .isZero();
      if (source.equals("LEGACY")) {
        Set<String> written = new TreeSet<>(folder.files());
        written.removeAll(before);
        Copies.over(schema.dataSource(), stores).copy(other, Copies.EXECUTE);
        migrate(schema, stores, other.map(name(pipeline)).schema(), finish, pipeline.schema());
        assertThat(rows(schema, pipeline, mapping, finish))
            .isEqualTo(rows(schema, pipeline, other, finish));
        assertThat(written).isNotEmpty().allMatch(f -> f.contains("/_hash/"));
      }
      assertThat(references(schema, pipeline, mapping, folder)).isPositive();
    }
  }

  @Test
  void refusesAnAttachmentThatIsNotThere(TestSchema schema, TestFolder folder) throws IOException {
    LegacyPipeline pipeline = pipeline(schema, folder);
    SchemaMapping mapping = emptyCopies(schema, pipeline, "v20");
    try (ObjectStores stores = stores(pipeline)) {
      migrate(
          schema, stores, mapping.map(name(pipeline)).schema(), Finish.FINALIZE, pipeline.schema());
      try (Stream<Path> files = Files.walk(folder.path())) {
        files
            .filter(f -> f.getFileName().toString().matches("[0-9a-f]{32}\\..*"))
            .findFirst()
            .ifPresent(CopyIntoMigratedTest::delete);
      }
      assertThatThrownBy(
              () -> Copies.over(schema.dataSource(), stores).copy(mapping, Copies.EXECUTE))
          .isInstanceOfSatisfying(
              ToolkitException.class,
              e -> assertThat(e.code()).as(e.getMessage()).isEqualTo("attachment_unreadable"))
          .hasMessageContainingAll("is missing", "rows [{");
      assertThat(
              schema.query(
                  "SELECT 1 FROM `"
                      + mapping.map(name(pipeline)).schema()
                      + "`.`_capture` LIMIT 1"))
          .isEmpty();
    }
  }

  private static LegacyPipeline pipeline(TestSchema schema, TestFolder folder) {
    return LegacyPipeline.builder()
        .schema(schema.name())
        .coreSchema(schema.sibling("core").name())
        .store("raw", folder.resolve("raw"))
        .filepathStore("fp-Data", folder.resolve("fp"))
        .rows(12)
        .build()
        .seed(schema.dataSource());
  }

  private static SchemaMapping emptyCopies(
      TestSchema schema, LegacyPipeline pipeline, String suffix) {
    Map<String, String> names = new LinkedHashMap<>();
    names.put(pipeline.coreSchema(), schema.sibling("core_" + suffix).name());
    names.put(pipeline.schema(), schema.sibling(suffix).name());
    EmptyCopy.make(schema.dataSource(), names);
    return SchemaMapping.of(names);
  }

  private static ObjectStores stores(LegacyPipeline pipeline) {
    Map<String, StoreSpec> byName =
        pipeline.stores().stream().collect(Collectors.toMap(StoreSpec::name, s -> s));
    return new ObjectStores(byName, Map.of(), ObjectStoreProvider.defaults());
  }

  private static void migrate(
      TestSchema schema, ObjectStores stores, String name, Finish finish, String origin) {
    DataSource db = schema.dataSource();
    MigrationToolkit toolkit = MigrationToolkit.builder().dataSource(db).stores(stores).build();
    ExternalOptions options = new ExternalOptions(Execution.EXECUTE, finish, origin);
    toolkit.finalizeSchemas(List.of(name), options);
  }

  private static io.github.djtoolkit.model.schema.TableName name(LegacyPipeline pipeline) {
    return new io.github.djtoolkit.model.schema.TableName(pipeline.schema(), "any");
  }

  /** All rows of all tables as text, with the schema's name taken out of paths and metadata. */
  private static Map<String, Object> rows(
      TestSchema schema, LegacyPipeline pipeline, SchemaMapping mapping, Finish finish) {
    String copy = mapping.map(name(pipeline)).schema();
    Map<String, Object> rows = new TreeMap<>();
    for (Map<String, ?> table :
        schema.query(
            "SELECT TABLE_NAME AS t, GROUP_CONCAT(CONCAT('HEX(`', COLUMN_NAME, '`)') ORDER BY COLUMN_NAME) AS c,"
                + " GROUP_CONCAT(IF(DATA_TYPE = 'json', CONCAT('REPLACE(`', COLUMN_NAME, '`, ''"
                + copy
                + "'', ''S'')'), NULL)) AS j FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = '"
                + copy
                + "' AND TABLE_NAME NOT LIKE '~%' GROUP BY TABLE_NAME")) {
      String columns = String.valueOf(table.get("j") == null ? table.get("c") : table.get("j"));
      String name = String.valueOf(table.get("t"));
      rows.put(
          name,
          schema
              .query("SELECT " + columns + " FROM `" + copy + "`.`" + name + "` ORDER BY 1")
              .stream()
              .map(r -> r.values().toString())
              .sorted()
              .toList());
    }
    assertThat(rows).as("%s", finish).hasSizeGreaterThan(5);
    return rows;
  }

  /** Counts the JSON values, each of which must name an object that is there. */
  private static long references(
      TestSchema schema, LegacyPipeline pipeline, SchemaMapping mapping, TestFolder folder) {
    String copy = mapping.map(name(pipeline)).schema();
    long found = 0;
    for (Map<String, ?> column :
        schema.query(
            "SELECT TABLE_NAME AS t, COLUMN_NAME AS c FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = '"
                + copy
                + "' AND DATA_TYPE = 'json' AND COLUMN_COMMENT LIKE ':<%@%>:%'")) {
      for (Map<String, ?> value :
          schema.query(
              "SELECT `%1$s`->>'$.store' AS s, `%1$s`->>'$.path' AS p FROM `%2$s`.`%3$s` WHERE `%1$s`->>'$.path' IS NOT NULL"
                  .formatted(column.get("c"), copy, column.get("t")))) {
        String store = String.valueOf(value.get("s")).equals("raw") ? "raw" : "fp";
        assertThat(folder.resolve(store).resolve(String.valueOf(value.get("p")))).exists();
        found++;
      }
    }
    return found;
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
