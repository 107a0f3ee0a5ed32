package io.github.djtoolkit.ops.external;

import static io.github.djtoolkit.testkit.assertion.ToolkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.model.result.MigrateExternalResult;
import io.github.djtoolkit.model.result.PlacementCounts;
import io.github.djtoolkit.model.store.Md5;
import io.github.djtoolkit.ops.external.ExternalOptions.Finish;
import io.github.djtoolkit.ops.migrate.RollbackOptions.Target;
import io.github.djtoolkit.sql.journal.JournalTables;
import io.github.djtoolkit.sql.pointer.MovedObjects;
import io.github.djtoolkit.testkit.assertion.SchemaCapture;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Objects go to 2.x's own places before any value names them. */
@MySqlTest
class RelocationTest {

  private static final String TWO_BLOBS =
      "UPDATE rec SET sig = x'"
          + SmallPipeline.OTHER_BLOB
          + "', changed = '2020-01-01' WHERE id = 2";

  @ParameterizedTest
  @EnumSource(Finish.class)
  void bringsEveryObjectToItsPlace(Finish finish, TestSchema schema, TestFolder folder)
      throws IOException {
    LegacyPipeline pipeline = ExternalRuns.pipeline(schema, folder, 4).seed(schema.dataSource());
    Set<String> before = folder.files();

    MigrateExternalResult result = ExternalRuns.of(pipeline, schema).relocate(finish);

    for (ExternalReference reference : pipeline.references().toList()) {
      String column = reference.column() + (finish == Finish.CONVERT ? "_v2" : "");
      String json = String.valueOf(value(schema, reference, column));
      StoredObject object = reference.object();
      assertThat(ExpectedMetadata.tree(json).get("path").asText())
          .isEqualTo(path(schema.name(), reference));
      Path file =
          folder
              .resolve(object.store().equals("raw") ? "raw" : "fp")
              .resolve(path(schema.name(), reference));
      assertThat(Files.readAllBytes(file)).isEqualTo(ExpectedMetadata.bytes(object));
    }
    assertThat(folder.files()).containsAll(before);
    assertThat(result.placements())
        .extracting(PlacementCounts::column)
        .containsExactlyInAnyOrder("signal", "image", "big_graph");
    assertThat(result.placements())
        .allSatisfy(
            p -> {
              assertThat(p.linked()).isPositive();
              assertThat(p.streamed() + p.copiedByServer() + p.alreadyThere()).isZero();
              assertThat(p.rows()).isGreaterThanOrEqualTo(p.linked());
            });
    assertThat(result.warnings()).singleElement().asString().contains("originals");
    boolean retired = finish != Finish.CONVERT;
    assertThat(schema).hasTables(retired ? "~retired_raw" : "~external_raw");
    assertThat(
            Sql.count(
                schema,
                "information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME LIKE '~external%'"))
        .isEqualTo(retired ? 0 : 2);
  }

  @Test
  void changesNothingInASecondRunAndCanFollowAMigrationInPlace(
      TestSchema schema, TestFolder folder) {
    LegacyPipeline pipeline = ExternalRuns.pipeline(schema, folder, 3).seed(schema.dataSource());
    ExternalRuns runs = ExternalRuns.of(pipeline, schema);
    assertThat(runs.execute(Finish.FINALIZE).warnings())
        .singleElement()
        .asString()
        .contains("2.0 to 2.2.1");

    MigrateExternalResult result = runs.relocate(Finish.CONVERT);
    assertThat(result.details())
        .extracting(MigrateExternalResult.Detail::action)
        .containsOnly("none", "relocate");
    SchemaCapture first = SchemaCapture.of(schema.dataSource(), schema.name());
    Set<String> files = folder.files();

    MigrateExternalResult second = runs.relocate(Finish.FINALIZE);

    assertThat(SchemaCapture.of(schema.dataSource(), schema.name()).without(JournalTables.JOURNAL))
        .hasSameDefinitionsAs(first.without(JournalTables.JOURNAL))
        .hasSameContentAs(first.without(JournalTables.JOURNAL));
    assertThat(folder.files()).isEqualTo(files);
    assertThat(second.placements()).isEmpty();
    assertThat(second.columnsMigrated()).isZero();
  }

  @Test
  void canBeTakenBack(TestSchema schema, TestFolder folder) {
    LegacyPipeline pipeline = ExternalRuns.pipeline(schema, folder, 3).seed(schema.dataSource());
    SchemaCapture original = SchemaCapture.of(schema.dataSource(), schema.name());
    ExternalRuns runs = ExternalRuns.of(pipeline, schema);
    runs.relocate(Finish.FINALIZE);

    runs.rollback(Target.ORIGINAL);

    assertThat(SchemaCapture.of(schema.dataSource(), schema.name()))
        .hasSameDefinitionsAs(original)
        .hasSameContentAs(original);
    for (StoredObject object : pipeline.objects().toList()) {
      assertThat(folder.resolve(object.store().equals("raw") ? "raw" : "fp").resolve(object.path()))
          .hasBinaryContent(object.content());
    }
  }

  @Test
  void catchesUpWithAnOldClient(TestSchema schema, TestFolder folder) {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    pipeline.runs().relocate(Finish.CONVERT);
    pipeline.execute(
        "INSERT INTO rec (id, sig) VALUES (3, x'"
            + SmallPipeline.OTHER_BLOB
            + "'), (4, x'"
            + SmallPipeline.BLOB
            + "')");

    pipeline.runs().relocate(Finish.FINALIZE);

    assertThat(Sql.count(schema, "rec WHERE sig->>'$.path' LIKE '\\_hash/%'")).isEqualTo(4);
  }

  @Test
  void leavesEveryOtherValueAsItWas(TestSchema schema, TestFolder folder) {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    pipeline.runs().execute(Finish.FINALIZE);
    pipeline.execute("UPDATE rec SET sig = JSON_SET(sig, '$.extra', 'kept') WHERE id = 1");
    Object changed = Sql.one(schema, "SELECT GROUP_CONCAT(changed ORDER BY id) FROM rec");

    pipeline.runs().relocate(Finish.CONVERT);

    assertThat(Sql.one(schema, "SELECT GROUP_CONCAT(changed ORDER BY id) FROM rec"))
        .isEqualTo(changed);
    assertThat(Sql.one(schema, "SELECT sig->>'$.extra' FROM rec WHERE id = 1")).isEqualTo("kept");
  }

  @Test
  void endsAlikeAfterBeingKilledBetweenAnyTwoObjects(TestSchema schema, TestFolder folder) {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    pipeline.execute(TWO_BLOBS);
    pipeline.runs().relocate(Finish.FINALIZE);
    SchemaCapture end = withoutNotes(schema);
    Set<String> files = folder.files();
    boolean killed = true;
    int kills = 0;
    while (killed) {
      folder.files().stream()
          .filter(f -> f.contains("_hash/"))
          .forEach(f -> assertThat(folder.resolve(f).toFile().delete()).isTrue());
      pipeline.seed();
      pipeline.execute(TWO_BLOBS);
      FaultyStores faulty = FaultyStores.killedAfter(kills++);
      try {
        pipeline.runs().through(faulty).relocate(Finish.FINALIZE);
      } catch (RuntimeException e) {
        assertThat(faulty.killed()).as("%s", e).isTrue();
        assertThat(
                Sql.count(
                    schema,
                    "information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND COLUMN_NAME = 'sig_v1'"))
            .isZero();
      }
      killed = faulty.killed();
      pipeline.runs().relocate(Finish.FINALIZE);
      assertThat(withoutNotes(schema))
          .as("killed after %s objects", kills)
          .hasSameDefinitionsAs(end)
          .hasSameContentAs(end);
      assertThat(folder.files()).isEqualTo(files);
    }
    assertThat(kills).isGreaterThan(3);
  }

  @Test
  void reportsAFullDiskAndGoesOnAfterwards(TestSchema schema, TestFolder folder) {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    pipeline.execute(
        "UPDATE rec SET rep = NULL",
        "UPDATE rec SET sig = x'" + SmallPipeline.OTHER_BLOB + "' WHERE id = 2");
    Set<String> files = folder.files();

    refuses(pipeline.runs().through(FaultyStores.fullAfter(8)), "No space left on device");
    assertThat(folder.files()).hasSize(files.size() + 1).noneMatch(f -> f.endsWith(".part"));
    assertThat(Sql.count(schema, "rec WHERE sig_v2->>'$.path' LIKE '\\_hash/%'")).isZero();

    pipeline.runs().through(FaultyStores.healthy()).relocate(Finish.FINALIZE);
    assertThat(Sql.count(schema, "rec WHERE sig->>'$.path' LIKE '\\_hash/%'")).isEqualTo(2);
  }

  @Test
  void namesStoreObjectAndRowsOfWhatIsDamaged(TestSchema schema, TestFolder folder)
      throws IOException {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    Path blob = blob(folder);
    for (String content : List.of("", "firs", "firsT", "first and more")) {
      pipeline.seed();
      Files.writeString(blob, content);
      refuses(pipeline.runs(), "rows [{id=1}, {id=2}]", SmallPipeline.BLOB, "store raw");
      assertThat(Sql.count(schema, "rec WHERE sig_v2->>'$.path' LIKE '\\_hash/%'")).isZero();
    }
    pipeline.seed();
    pipeline.runs().execute(Finish.CONVERT);
    Files.delete(blob);
    refuses(pipeline.runs(), "rows [{id=1}, {id=2}]", "has no object", SmallPipeline.BLOB);
    assertThat(schema).hasTables(MovedObjects.TABLE);

    pipeline.seed();
    pipeline.runs().relocate(Finish.FINALIZE);
    assertThat(Sql.count(schema, "rec WHERE sig->>'$.path' LIKE '\\_hash/%'")).isEqualTo(2);
  }

  @Test
  void givesNoNameToBytesThatTheDiskDidNotKeep(TestSchema schema, TestFolder folder) {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    pipeline.execute(TWO_BLOBS, "UPDATE rec SET rep = NULL");
    Set<String> files = folder.files();
    String base32 = new Md5(SmallPipeline.BLOB).base32();

    refuses(
        pipeline.runs().through(FaultyStores.losing(base32)),
        "1 objects",
        "rows [{id=1}]",
        "store raw",
        base32,
        "Input/output error");

    Set<String> kept = new TreeSet<>(folder.files());
    kept.removeAll(files);
    assertThat(kept)
        .containsExactly(
            "raw/_hash/" + schema.name() + "/" + new Md5(SmallPipeline.OTHER_BLOB).base32());
    assertThat(schema.query("SHOW COLUMNS FROM rec LIKE 'sig_v1'")).isEmpty();
    assertThat(Sql.count(schema, "rec WHERE sig_v2->>'$.path' LIKE '\\_hash/%'")).isZero();
    pipeline.runs().relocate(Finish.FINALIZE);
    assertThat(Sql.count(schema, "rec WHERE sig->>'$.path' LIKE '\\_hash/%'")).isEqualTo(2);
  }

  @Test
  void letsNoValueNameAPlaceThatIsNotOnTheDiskYet(TestSchema schema, TestFolder folder) {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    pipeline.execute(TWO_BLOBS);

    assertThatThrownBy(
            () -> pipeline.runs().through(FaultyStores.takingNoNames()).relocate(Finish.FINALIZE))
        .hasMessageContaining("I/O error");

    assertThat(Sql.count(schema, "rec WHERE sig_v2->>'$.path' LIKE '\\_hash/%'")).isZero();
    assertThat(
            Sql.count(
                schema,
                "`" + MovedObjects.TABLE + "` WHERE state = 'PLACED' AND attachment IS NULL"))
        .isZero();
    pipeline.runs().relocate(Finish.FINALIZE);
    assertThat(Sql.count(schema, "rec WHERE sig->>'$.path' LIKE '\\_hash/%'")).isEqualTo(2);
  }

  @Test
  void neverReplacesWhatIsAtThePlace(TestSchema schema, TestFolder folder) throws IOException {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    pipeline.runs().relocate(Finish.CONVERT);
    Path file =
        folder.resolve("raw/" + Sql.one(schema, "SELECT sig_v2->>'$.path' FROM rec WHERE id = 1"));
    Files.delete(file);
    Files.writeString(file, "other");
    pipeline.seed();

    refuses(pipeline.runs(), "is there already and was left as it is");
    assertThat(file).hasContent("other");
  }

  private static Path blob(TestFolder folder) {
    return folder.resolve(
        folder.files().stream()
            .filter(f -> f.endsWith(SmallPipeline.BLOB))
            .findFirst()
            .orElseThrow());
  }

  private static void refuses(ExternalRuns runs, String... words) {
    assertThatThrownBy(() -> runs.relocate(Finish.FINALIZE))
        .isInstanceOfSatisfying(
            ToolkitException.class,
            e -> {
              assertThat(e.code()).isEqualTo("objects_not_placed");
              assertThat(e.getMessage()).contains(words);
            });
  }

  private static SchemaCapture withoutNotes(TestSchema schema) {
    return SchemaCapture.of(schema.dataSource(), schema.name())
        .without(JournalTables.JOURNAL, JournalTables.UNDO, MovedObjects.TABLE);
  }

  private static String path(String schema, ExternalReference reference) {
    StoredObject object = reference.object();
    if (object.kind() == ExternalKind.FILEPATH) {
      return object.path();
    }
    String suffix =
        switch (reference.column()) {
          case "recording" -> ".attach";
          case "big_graph" -> ".blob";
          default -> "";
        };
    String hash = ExpectedMetadata.of(schema, object, "").get("hash").asText();
    return "_hash/" + schema + "/" + hash + suffix;
  }

  private static Object value(TestSchema schema, ExternalReference reference, String column) {
    String key =
        reference.key().entrySet().stream()
            .map(e -> "`" + e.getKey() + "` = " + e.getValue())
            .collect(Collectors.joining(" AND "));
    return Sql.one(schema, "SELECT `" + column + "` FROM " + reference.table() + " WHERE " + key);
  }
}
