package io.github.djtoolkit.ops.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.model.result.CutOverResult;
import io.github.djtoolkit.model.result.IntegrityResult;
import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.ops.MigrationToolkit;
import io.github.djtoolkit.ops.cutover.CutOverOptions.Extent;
import io.github.djtoolkit.ops.external.ExternalOptions.Finish;
import io.github.djtoolkit.ops.external.Placement;
import io.github.djtoolkit.ops.integrity.IntegrityOptions;
import io.github.djtoolkit.ops.migrate.MigrateOptions;
import io.github.djtoolkit.ops.parallel.ParallelOptions;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.storage.config.ConfigurationReader;
import io.github.djtoolkit.testkit.fixture.LegacyPipeline;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.S3Test;
import io.github.djtoolkit.testkit.junit.TestBucket;
import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Objects in buckets are found, wherever they lie, after a cut-over and after its undo. */
@MySqlTest
@S3Test
class CutOverStoresTest {

  private static final CutOverOptions ALL =
      CutOverOptions.dryRun().catchingUp(Extent.ALL).with(Execution.EXECUTE);

  @ParameterizedTest
  @EnumSource
  void findsObjectsInBuckets(
      Placement placement, TestSchema schema, TestFolder folder, TestBucket bucket) {
    TestSchema core = schema.sibling("core");
    TestSchema copy = schema.sibling("v20");
    TestSchema kept = schema.sibling("before");
    core.sibling("before");
    LegacyPipeline.builder()
        .schema(schema.name())
        .coreSchema(core.name())
        .store("raw", bucket, "lab data")
        .filepathStore("fp-Data", bucket, "")
        .rows(6)
        .withinInt64()
        .build()
        .writeConfiguration(folder.path())
        .seed(schema.dataSource());
    Map<String, String> names = new LinkedHashMap<>();
    names.put(core.name(), core.sibling("v20").name());
    names.put(schema.name(), copy.name());
    SchemaMapping mapping = SchemaMapping.of(names);
    try (ObjectStores stores =
        ObjectStores.of(
            new ConfigurationReader(Map.of(), Path.of("/nowhere"))
                .readCurrent(folder.resolve("datajoint.json")))) {
      MigrationToolkit toolkit =
          MigrationToolkit.builder().dataSource(schema.dataSource()).stores(stores).build();
      toolkit.createParallelSchema(mapping, new ParallelOptions(Execution.EXECUTE, true));
      toolkit.migrate(
          mapping.destinations(),
          MigrateOptions.dryRun().with(Finish.FINALIZE).with(placement).with(Execution.EXECUTE));
      List<Map<String, Object>> places = places(copy);
      copy.execute(
          "UPDATE _capture SET report = NULL, report_v1 = NULL, rate = -1 WHERE report IS NOT NULL LIMIT 1",
          "DELETE FROM _capture__frame LIMIT 1",
          "DELETE FROM answer LIMIT 1",
          "UPDATE scan SET started = started + INTERVAL 1 DAY",
          "INSERT INTO `#level` (level, level_name) SELECT MAX(level) + 1, 'extra' FROM `#level`");
      long references = integrity(toolkit, schema).totalReferences();

      CutOverResult result = toolkit.cutOver(mapping, ALL);

      assertThat(result.rowsCaughtUp()).isGreaterThan(1);
      long valid = integrity(toolkit, schema).valid();
      assertThat(valid).isGreaterThanOrEqualTo(references);
      assertThat(integrity(toolkit, kept).valid()).isEqualTo(references);
      if (placement == Placement.RELOCATE) {
        assertThat(places(schema)).isEqualTo(places).isNotEmpty();
      }

      toolkit.undoCutOver(List.of(schema.name()), UndoOptions.dryRun().with(Execution.EXECUTE));

      assertThat(integrity(toolkit, schema).valid()).isEqualTo(references);
      assertThat(integrity(toolkit, copy).valid()).isEqualTo(valid);
    }
  }

  /** Where the objects lie that nobody touched. */
  private static List<Map<String, Object>> places(TestSchema schema) {
    return schema.query(
        "SELECT `signal`->>'$.path' AS path FROM _capture ORDER BY animal_id, scan");
  }

  private static IntegrityResult integrity(MigrationToolkit toolkit, TestSchema schema) {
    IntegrityResult result =
        toolkit.verifyExternalIntegrity(schema.name(), IntegrityOptions.defaults().withChecksum());
    assertThat(result.isWhole()).as("%s", result).isTrue();
    return result;
  }
}
