package io.github.djtoolkit.ops.external;

import static io.github.djtoolkit.testkit.assertion.ToolkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.model.result.MigrateExternalResult;
import io.github.djtoolkit.ops.external.ExternalOptions.Finish;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.sql.journal.JournalTables;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.testkit.assertion.SchemaCapture;
import io.github.djtoolkit.testkit.fixture.ExternalReference;
import io.github.djtoolkit.testkit.fixture.LegacyPipeline;
import io.github.djtoolkit.testkit.fixture.StoredObject;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Step 1: what is written beside the legacy columns, and what stays as it was. */
@MySqlTest
class ExternalConversionTest {

  private static final String[] JOURNAL = {JournalTables.JOURNAL, JournalTables.UNDO};

  @Test
  void writesWhatTwoDotXReadsBesideEveryReference(TestSchema schema, TestFolder folder) {
    LegacyPipeline pipeline = ExternalRuns.pipeline(schema, folder, 6).seed(schema.dataSource());

    MigrateExternalResult result = ExternalRuns.of(pipeline, schema).execute(Finish.CONVERT);

    List<ExternalReference> references = pipeline.references().toList();
    for (ExternalReference reference : references) {
      Object json = value(schema, reference, reference.column() + "_v2");
      assertThat(ExpectedMetadata.tree(json))
          .as("%s", reference)
          .isEqualTo(ExpectedMetadata.of(schema.name(), reference.object(), suffix(reference)));
    }
    assertThat(valuesOfNewColumns(schema)).isEqualTo(references.size());
    assertThat(result.rowsMigrated()).isEqualTo(references.size());
    assertThat(result.columnsFound()).isEqualTo(7);
    assertThat(result.columnsMigrated()).isEqualTo(7);
  }

  @Test
  void writesAttachmentsWithTheirNamesAndKeepsEveryFile(TestSchema schema, TestFolder folder)
      throws IOException {
    LegacyPipeline pipeline = ExternalRuns.pipeline(schema, folder, 6).seed(schema.dataSource());
    Set<String> expected = new TreeSet<>(folder.files());

    ExternalRuns.of(pipeline, schema).execute(Finish.CONVERT);

    for (ExternalReference reference : pipeline.references().toList()) {
      StoredObject object = reference.object();
      if (object.kind() == ExternalKind.ATTACH) {
        String path = "raw/" + ExpectedMetadata.path(schema.name(), object, suffix(reference));
        expected.add(path);
        assertThat(Files.readAllBytes(folder.resolve(path)))
            .isEqualTo(ExpectedMetadata.bytes(object));
      }
    }
    for (StoredObject object : pipeline.objects().toList()) {
      assertThat(folder.resolve(object.store().equals("raw") ? "raw" : "fp").resolve(object.path()))
          .hasBinaryContent(object.content());
    }
    assertThat(folder.files()).isEqualTo(expected);
  }

  @Test
  void leavesEveryOtherValueAsItWas(TestSchema schema, TestFolder folder) {
    LegacyPipeline pipeline = ExternalRuns.pipeline(schema, folder, 4).seed(schema.dataSource());
    schema.execute(
        "ALTER TABLE _capture ADD changed timestamp(3) NULL ON UPDATE CURRENT_TIMESTAMP(3),"
            + " ADD touched datetime DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP",
        "UPDATE _capture SET changed = '2020-02-03 04:05:06.789', touched = '2021-01-01'");
    SchemaCapture before = SchemaCapture.of(schema.dataSource(), schema.name());

    ExternalRuns.of(pipeline, schema).execute(Finish.FINALIZE);

    assertThat(schema)
        .keepsContentOf(
            before.without("~external_raw", "~external_fp-Data"),
            Map.of(
                "_capture.signal", "_capture.signal_v1",
                "_capture.report", "_capture.report_v1",
                "_capture.movie", "_capture.movie_v1",
                "_capture__frame.image", "_capture__frame.image_v1",
                "remark.big_graph", "remark.big_graph_v1",
                "remark.recording", "remark.recording_v1",
                "remark.clip", "remark.clip_v1"));
  }

  @Test
  void changesNothingInADryRun(TestSchema schema, TestFolder folder) {
    LegacyPipeline pipeline = ExternalRuns.pipeline(schema, folder, 3).seed(schema.dataSource());
    SchemaCapture before = SchemaCapture.of(schema.dataSource(), schema.name());
    Set<String> files = folder.files();

    MigrateExternalResult result =
        ExternalRuns.of(pipeline, schema)
            .migrate(ExternalOptions.dryRun().with(Finish.DROP_LEGACY));

    assertThat(schema).hasSameDefinitionsAs(before).hasSameContentAs(before);
    assertThat(folder.files()).isEqualTo(files);
    assertThat(result.columnsMigrated()).isZero();
    assertThat(result.rowsMigrated()).isZero();
    assertThat(result.sqlStatements())
        .anyMatch(sql -> sql.contains("add column `signal_v2` json"))
        .anyMatch(sql -> sql.startsWith("update "))
        .anyMatch(sql -> sql.contains("drop column"));
    assertThat(result.details())
        .hasSize(7)
        .allSatisfy(d -> assertThat(d.status()).isEqualTo("dry_run"));
  }

  @Test
  void changesNothingButTheJournalInASecondRun(TestSchema schema, TestFolder folder) {
    LegacyPipeline pipeline = ExternalRuns.pipeline(schema, folder, 3).seed(schema.dataSource());
    ExternalRuns runs = ExternalRuns.of(pipeline, schema);
    for (Finish finish : Finish.values()) {
      runs.execute(finish);
      SchemaCapture first = SchemaCapture.of(schema.dataSource(), schema.name());
      Set<String> files = folder.files();

      MigrateExternalResult second = runs.execute(finish);

      assertThat(SchemaCapture.of(schema.dataSource(), schema.name()).without(JOURNAL))
          .hasSameDefinitionsAs(first.without(JOURNAL))
          .hasSameContentAs(first.without(JOURNAL));
      assertThat(folder.files()).isEqualTo(files);
      assertThat(second.rowsMigrated()).isZero();
      assertThat(second.columnsMigrated()).as("%s", finish).isZero();
    }
  }

  @Test
  void convertsFilepathsAndTheOthersApart(TestSchema schema, TestFolder folder) {
    LegacyPipeline pipeline = ExternalRuns.pipeline(schema, folder, 3).seed(schema.dataSource());
    ExternalOptions options = ExternalOptions.dryRun().with(Execution.EXECUTE);
    ExternalRuns runs = ExternalRuns.of(pipeline, schema);

    try (ObjectStores stores = runs.open()) {
      assertThat(runs.migration(stores).migrateFilepath(schema.name(), options).details())
          .extracting(MigrateExternalResult.Detail::column)
          .containsExactlyInAnyOrder("movie", "clip");
      assertThat(
              runs.migration(stores)
                  .migrateExternal(schema.name(), options.with(Finish.FINALIZE))
                  .details())
          .extracting(MigrateExternalResult.Detail::column)
          .containsExactlyInAnyOrder("signal", "report", "image", "big_graph", "recording");
      assertThat(schema.query("SELECT signal_v1, movie_v2 FROM _capture")).hasSize(3);
    }
  }

  private static String suffix(ExternalReference reference) {
    return reference.column().equals("recording") ? ".attach" : "";
  }

  private static @Nullable Object value(
      TestSchema schema, ExternalReference reference, String column) {
    String key =
        reference.key().entrySet().stream()
            .map(e -> "`" + e.getKey() + "` = " + e.getValue())
            .collect(Collectors.joining(" AND "));
    return schema
        .query("SELECT `" + column + "` AS v FROM " + reference.table() + " WHERE " + key)
        .get(0)
        .get("v");
  }

  private static long valuesOfNewColumns(TestSchema schema) {
    String counts =
        schema
            .query(
                "SELECT CONCAT('(SELECT COUNT(`', COLUMN_NAME, '`) FROM `', TABLE_NAME, '`)') AS q"
                    + " FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND COLUMN_NAME LIKE '%\\_v2'")
            .stream()
            .map(row -> String.valueOf(row.get("q")))
            .collect(Collectors.joining(" + "));
    return ((Number)
            java.util.Objects.requireNonNull(
                schema.query("SELECT " + counts + " AS n").get(0).get("n")))
        .longValue();
  }
}
