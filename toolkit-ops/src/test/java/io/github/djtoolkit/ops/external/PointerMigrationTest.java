package io.github.djtoolkit.ops.external;

import static io.github.djtoolkit.testkit.assertion.ToolkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.result.MigratePointersResult;
import io.github.djtoolkit.ops.external.ExternalOptions.Finish;
import io.github.djtoolkit.ops.migrate.RollbackOptions.Target;
import io.github.djtoolkit.testkit.assertion.SchemaCapture;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Operation 19: the values of one column name another store, or 2.x's own places. */
@MySqlTest
class PointerMigrationTest {

  @ParameterizedTest(name = "{0} {1} {2} {3}")
  @CsvSource({
    "rec,  sig,   LEGACY,      IN_PLACE",
    "rec,  sig,   FINALIZE,    RELOCATE",
    "rec,  sig,   DROP_LEGACY, RELOCATE",
    "rec,  rep,   LEGACY,      RELOCATE",
    "rec,  rep,   FINALIZE,    IN_PLACE",
    "clip, movie, LEGACY,      RELOCATE",
    "clip, movie, CONVERT,     IN_PLACE",
  })
  void copiesIntoAnotherStoreAtEveryStage(
      String table,
      String attribute,
      String stage,
      Placement placement,
      TestSchema schema,
      TestFolder folder)
      throws IOException {
    ExternalRuns runs = twoStores(SmallPipeline.of(schema, folder).seed(), folder);
    if (!stage.equals("LEGACY")) {
      runs.execute(Finish.valueOf(stage));
    }
    boolean named = stage.equals("FINALIZE") || stage.equals("DROP_LEGACY");
    String json = attribute + (named ? "" : "_v2");
    Set<String> before = folder.files();
    PointerOptions options =
        PointerOptions.dryRun(table, attribute, "raw", "New-Store").copyingFiles().with(placement);

    MigratePointersResult result = runs.point(options);

    assertThat(result.errors()).isEmpty();
    assertThat(result.status()).isEqualTo("done");
    assertThat(result.rowsMigrated()).isEqualTo(attribute.equals("sig") ? 2 : 1);
    assertThat(result.filesCopied()).isEqualTo(1);
    String path =
        Sql.one(schema, "SELECT " + json + "->>'$.path' FROM " + table + " WHERE id = 1")
            .toString();
    assertThat(Sql.one(schema, "SELECT " + json + "->>'$.store' FROM " + table + " WHERE id = 1"))
        .isEqualTo("New-Store");
    if (placement == Placement.RELOCATE && !attribute.equals("movie")) {
      assertThat(path).startsWith("_hash/" + schema.name() + "/");
    }
    String content =
        switch (attribute) {
          case "sig" -> "first";
          case "rep" -> "Bericht ört.txt\0report";
          default -> "one";
        };
    assertThat(Files.readString(folder.resolve("new/" + path))).isEqualTo(content);
    assertThat(folder.files()).containsAll(before);
    assertThat(
            schema
                .query("SHOW FULL COLUMNS FROM " + table + " LIKE '" + json + "'")
                .get(0)
                .get("Comment"))
        .asString()
        .contains("@New-Store>:");
    assertThat(runs.point(options).status()).isEqualTo("complete");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void looksAtEachObjectOnce(boolean copies, TestSchema schema, TestFolder folder)
      throws IOException {
    FaultyStores stores = FaultyStores.healthy();
    ExternalRuns runs = twoStores(SmallPipeline.of(schema, folder).seed(), folder).through(stores);
    runs.execute(Finish.FINALIZE);
    PointerOptions options = PointerOptions.dryRun("clip", "movie", "raw", "New-Store");
    if (!copies) {
      Files.createDirectories(folder.resolve("new/films"));
      Files.writeString(folder.resolve("new/films/one.bin"), "one");
    }

    MigratePointersResult result = runs.point(copies ? options.copyingFiles() : options);

    assertThat(result.rowsMigrated()).isEqualTo(1);
    assertThat(stores.asked("New-Store", "films/one.bin")).isEqualTo(1);
  }

  @Test
  void changesNothingInADryRun(TestSchema schema, TestFolder folder) {
    ExternalRuns runs = twoStores(SmallPipeline.of(schema, folder).seed(), folder);
    PointerOptions options = PointerOptions.dryRun("rec", "sig", "raw", "New-Store").copyingFiles();
    for (int i = 0; i < 2; i++) {
      SchemaCapture before = SchemaCapture.of(schema.dataSource(), schema.name());
      Set<String> files = folder.files();

      MigratePointersResult result = runs.plan(options);

      assertThat(result.status()).isEqualTo("dry_run");
      assertThat(result.rowsMigrated()).isZero();
      assertThat(result.rowsToMigrate()).isEqualTo(2);
      assertThat(result.sqlStatements()).isNotEmpty();
      assertThat(schema).hasSameDefinitionsAs(before).hasSameContentAs(before);
      assertThat(folder.files()).isEqualTo(files);
      runs.execute(Finish.FINALIZE);
    }
  }

  @Test
  void switchesNothingWhileAFileIsNotThere(TestSchema schema, TestFolder folder)
      throws IOException {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    pipeline.execute("UPDATE clip SET movie = x'" + SmallPipeline.OTHER_FILE + "' WHERE id = 2");
    ExternalRuns runs = twoStores(pipeline, folder);
    runs.execute(Finish.FINALIZE);
    PointerOptions options = PointerOptions.dryRun("clip", "movie", "raw", "New-Store");
    Path one = folder.resolve("new/films/one.bin");
    Files.createDirectories(one.getParent());
    Files.writeString(one, "one");
    Files.writeString(folder.resolve("new/films/two.bin"), "cut");
    Files.delete(folder.resolve("new/films/two.bin"));

    MigratePointersResult result = runs.point(options);

    assertThat(result.status()).isEqualTo("failed");
    assertThat(result.rowsMigrated()).isZero();
    assertThat(result.errors())
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.store()).isEqualTo("New-Store");
              assertThat(e.path()).isEqualTo("films/two.bin");
              assertThat(e.expectedSize()).contains(3L);
              assertThat(e.rows()).isEqualTo("[{id=2}]");
            });
    assertThat(Sql.count(schema, "clip WHERE movie->>'$.store' = 'raw'")).isEqualTo(2);

    Files.writeString(folder.resolve("new/films/two.bin"), "two");
    assertThat(runs.point(options).rowsMigrated()).isEqualTo(2);
    assertThat(Sql.count(schema, "clip WHERE movie->>'$.store' = 'New-Store'")).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void movesNoValueWhileOneNamesAFolder(boolean copies, TestSchema schema, TestFolder folder)
      throws IOException {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    pipeline.execute("UPDATE clip SET movie = x'" + SmallPipeline.OTHER_FILE + "' WHERE id = 2");
    ExternalRuns runs = twoStores(pipeline, folder);
    runs.execute(Finish.FINALIZE);
    pipeline.execute(
        "UPDATE clip SET movie = JSON_SET(movie, '$.path', 'films', '$.is_dir', true) WHERE id = 1");
    Files.createDirectories(folder.resolve("new/films"));
    Files.writeString(folder.resolve("new/films/two.bin"), "two");
    PointerOptions options = PointerOptions.dryRun("clip", "movie", "raw", "New-Store");

    MigratePointersResult result = runs.point(copies ? options.copyingFiles() : options);

    assertThat(result.status()).isEqualTo("failed");
    assertThat(result.errors())
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.sourcePath()).isEqualTo("films");
              assertThat(e.rows()).isEqualTo("[{id=1}]");
              assertThat(e.error()).contains("\"films\" in store", "is a folder", "New-Store");
            });
    assertThat(Sql.count(schema, "clip WHERE movie->>'$.store' = 'raw'")).isEqualTo(2);

    pipeline.execute(
        "UPDATE clip SET movie = JSON_SET(movie, '$.store', 'New-Store') WHERE id = 1");
    assertThat(runs.point(copies ? options.copyingFiles() : options).rowsMigrated()).isEqualTo(1);
    assertThat(Sql.count(schema, "clip WHERE movie->>'$.store' = 'New-Store'")).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"CONVERT", "FINALIZE"})
  void canBeTakenBackAndFinalizedAfterwards(Finish finish, TestSchema schema, TestFolder folder) {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    SchemaCapture original = SchemaCapture.of(schema.dataSource(), schema.name());
    ExternalRuns runs = twoStores(pipeline, folder);
    runs.execute(finish);
    runs.point(PointerOptions.dryRun("rec", "sig", "raw", "New-Store").copyingFiles());
    runs.point(PointerOptions.dryRun("clip", "movie", "raw", "New-Store").copyingFiles());

    runs.execute(Finish.FINALIZE);
    assertThat(Sql.count(schema, "rec WHERE sig->>'$.store' = 'New-Store'")).isEqualTo(2);
    assertThat(schema).hasTables("~retired_raw");
    runs.rollback(Target.ORIGINAL);

    assertThat(SchemaCapture.of(schema.dataSource(), schema.name()))
        .hasSameDefinitionsAs(original)
        .hasSameContentAs(original);
  }

  @Test
  void cannotBeTakenBackOnceLegacyColumnsAreDropped(TestSchema schema, TestFolder folder) {
    ExternalRuns runs = twoStores(SmallPipeline.of(schema, folder).seed(), folder);
    runs.execute(Finish.DROP_LEGACY);
    runs.point(PointerOptions.dryRun("rec", "sig", "raw", "New-Store").copyingFiles());

    assertThatThrownBy(() -> runs.rollback(Target.ORIGINAL))
        .isInstanceOfSatisfying(
            ToolkitException.class, e -> assertThat(e.code()).isEqualTo("legacy_dropped"))
        .hasMessageContaining("`rec`.sig");
  }

  @ParameterizedTest
  @CsvSource({
    "nowhere, sig,  raw,       New-Store, unknown_table",
    "rec,     id,   raw,       New-Store, not_external",
    "rec,     sig,  New-Store, New-Store, wrong_store",
    "rec,     sig,  raw,       missing,   store_unknown",
  })
  void refusesWhatItDoesNotKnow(
      String table,
      String attribute,
      String source,
      String destination,
      String code,
      TestSchema schema,
      TestFolder folder) {
    ExternalRuns runs = twoStores(SmallPipeline.of(schema, folder).seed(), folder);
    assertThatThrownBy(
            () -> runs.point(PointerOptions.dryRun(table, attribute, source, destination)))
        .isInstanceOfSatisfying(ToolkitException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private static ExternalRuns twoStores(SmallPipeline pipeline, TestFolder folder) {
    Path other = folder.resolve("new");
    assertThat(other.toFile().mkdirs() || other.toFile().isDirectory()).isTrue();
    return pipeline
        .runs()
        .with(
            List.of(
                ExternalRuns.store("raw", pipeline.store()),
                ExternalRuns.store("New-Store", other)));
  }
}
