package io.github.djtoolkit.ops.external;

import static io.github.djtoolkit.testkit.assertion.ToolkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.result.IntegrityResult;
import io.github.djtoolkit.model.result.RemoveOriginalsResult;
import io.github.djtoolkit.model.result.StoreConfigurationResult;
import io.github.djtoolkit.ops.external.ExternalOptions.Finish;
import io.github.djtoolkit.ops.integrity.IntegrityOptions;
import io.github.djtoolkit.ops.migrate.RollbackOptions.Target;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Originals go only when it is proved that nobody needs them. */
@MySqlTest
class OriginalsRemovalTest {

  @Test
  void removesWhatWasRelocatedAndNothingElse(TestSchema schema, TestFolder folder)
      throws IOException {
    SmallPipeline pipeline = relocated(schema, folder);
    Set<String> files = folder.files();

    RemoveOriginalsResult planned = pipeline.runs().removeOriginals(Execution.DRY_RUN);
    assertThat(planned.status()).isEqualTo("dry_run");
    assertThat(planned.removable()).isEqualTo(3);
    assertThat(planned.removed()).isZero();
    assertThat(folder.files()).isEqualTo(files);

    RemoveOriginalsResult result = pipeline.runs().removeOriginals(Execution.EXECUTE);

    assertThat(result.removed()).isEqualTo(3);
    assertThat(result.bytes())
        .isEqualTo(planned.bytes())
        .isEqualTo("first".length() + "second".length() + "report".length());
    assertThat(result.kept()).isEmpty();
    Set<String> expected = new TreeSet<>(files);
    expected.removeIf(
        f ->
            f.endsWith(SmallPipeline.BLOB)
                || f.endsWith(SmallPipeline.OTHER_BLOB)
                || f.contains(SmallPipeline.ATTACHMENT));
    assertThat(folder.files()).isEqualTo(expected);
    String path = String.valueOf(Sql.one(schema, "SELECT sig->>'$.path' FROM rec WHERE id = 1"));
    assertThat(folder.resolve("raw/" + path)).hasContent("first");
    assertThat(pipeline.runs().removeOriginals(Execution.EXECUTE).status()).isEqualTo("complete");
  }

  @Test
  void leavesNoWayBack(TestSchema schema, TestFolder folder) {
    SmallPipeline pipeline = relocated(schema, folder);
    FaultyStores killed = FaultyStores.killedAfter(1);
    assertThatThrownBy(() -> pipeline.runs().through(killed).removeOriginals(Execution.EXECUTE))
        .isInstanceOf(RuntimeException.class);

    assertThatThrownBy(() -> pipeline.runs().rollback(Target.ORIGINAL))
        .isInstanceOfSatisfying(
            ToolkitException.class, e -> assertThat(e.code()).isEqualTo("originals_removed"));
    RemoveOriginalsResult result = pipeline.runs().removeOriginals(Execution.EXECUTE);
    assertThat(result.removed() + result.alreadyGone()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(Placement.class)
  void leavesNothingThatIsMissed(Placement placement, TestSchema schema, TestFolder folder)
      throws IOException {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    ExternalOptions options =
        ExternalOptions.dryRun().with(Execution.EXECUTE).with(Finish.FINALIZE).with(placement);
    pipeline.runs().migrate(options);
    pipeline.runs().removeOriginals(Execution.EXECUTE);

    IntegrityResult whole = pipeline.runs().verify(IntegrityOptions.defaults().withChecksum());

    assertThat(whole.isWhole()).as("%s", whole).isTrue();
    assertThat(whole.totalReferences()).isEqualTo(3);
    assertThat(pipeline.runs().checkConfiguration().details())
        .extracting(StoreConfigurationResult.Detail::status)
        .containsOnly(StoreConfigurationResult.Status.OK);
    Files.delete(copy(schema, folder, 1));
    assertThat(pipeline.runs().verify(IntegrityOptions.defaults()).missing()).hasSize(1);
  }

  @Test
  void takesWhatIsRelocatedAfterARemoval(TestSchema schema, TestFolder folder) {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    pipeline.runs().execute(Finish.FINALIZE);
    assertThat(pipeline.runs().removeOriginals(Execution.EXECUTE).removed()).isEqualTo(1);
    pipeline.runs().relocate(Finish.FINALIZE);

    assertThat(pipeline.runs().removeOriginals(Execution.EXECUTE).removed()).isEqualTo(1);

    assertThat(folder.files()).noneMatch(f -> f.endsWith(SmallPipeline.BLOB));
    assertThat(pipeline.runs().verify(IntegrityOptions.defaults()).isWhole()).isTrue();
  }

  @Test
  void keepsWhatOtherSchemasReferTo(TestSchema schema, TestFolder folder) {
    SmallPipeline pipeline = relocated(schema, folder);
    TestSchema other = schema.sibling("other");
    other.execute(
        "CREATE TABLE `~external_raw` LIKE `" + schema.name() + "`.`~retired_raw`",
        "INSERT INTO `~external_raw` SELECT * FROM `"
            + schema.name()
            + "`.`~retired_raw` WHERE `hash` = x'"
            + SmallPipeline.BLOB
            + "'",
        "CREATE TABLE t (id int PRIMARY KEY, v json COMMENT ':<blob@elsewhere>:')",
        "INSERT INTO t VALUES (1, JSON_OBJECT('path', '"
            + place(schema, SmallPipeline.OTHER_BLOB)
            + "', 'store', 'elsewhere'))");

    RemoveOriginalsResult result = pipeline.runs().removeOriginals(Execution.EXECUTE);

    assertThat(result.removed()).isEqualTo(1);
    assertThat(result.schemasSearched()).contains(other.name());
    assertThat(result.kept())
        .extracting(k -> k.path() + " " + k.reason())
        .anyMatch(k -> k.contains(SmallPipeline.BLOB) && k.contains("tracks an object"))
        .anyMatch(k -> k.contains(SmallPipeline.OTHER_BLOB) && k.contains("`t`.v names it"));
    assertThat(folder.files())
        .anyMatch(f -> f.endsWith(SmallPipeline.BLOB))
        .anyMatch(f -> f.endsWith(SmallPipeline.OTHER_BLOB));
  }

  @Test
  void keepsTheOriginalOfADamagedCopy(TestSchema schema, TestFolder folder) throws IOException {
    SmallPipeline pipeline = relocated(schema, folder);
    Path copy = copy(schema, folder, 1);
    Files.delete(copy);
    Files.writeString(copy, "f1rst");
    Files.delete(copy(schema, folder, 2));

    RemoveOriginalsResult result = pipeline.runs().removeOriginals(Execution.EXECUTE);

    assertThat(result.removed()).isEqualTo(1);
    assertThat(result.keptCount()).isEqualTo(2);
    assertThat(folder.files())
        .anyMatch(f -> f.endsWith(SmallPipeline.BLOB))
        .anyMatch(f -> f.endsWith(SmallPipeline.OTHER_BLOB));
  }

  @ParameterizedTest
  @ValueSource(strings = {"raw", "link"})
  void keepsWhatIsItsOwnCopyUnderAnotherStoresName(
      String otherFolder, TestSchema schema, TestFolder folder) throws IOException {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("raw"));
    ExternalRuns runs =
        pipeline
            .runs()
            .with(
                List.of(
                    ExternalRuns.store("raw", pipeline.store()),
                    ExternalRuns.store("main", folder.resolve(otherFolder))));
    runs.execute(Finish.FINALIZE);
    runs.point(PointerOptions.dryRun("rec", "sig", "raw", "main"));
    Set<String> files = folder.files();

    RemoveOriginalsResult result = runs.removeOriginals(Execution.EXECUTE);

    assertThat(result.kept())
        .singleElement()
        .satisfies(k -> assertThat(k.path()).endsWith(SmallPipeline.BLOB))
        .satisfies(k -> assertThat(k.reason()).contains("raw and main are one place"));
    files.removeIf(f -> f.contains(SmallPipeline.ATTACHMENT));
    assertThat(folder.files()).isEqualTo(files);
  }

  @Test
  void isRefusedBeforeTheSchemaIsFinalized(TestSchema schema, TestFolder folder) {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    assertThat(pipeline.runs().removeOriginals(Execution.EXECUTE).status()).isEqualTo("complete");
    pipeline.runs().relocate(Finish.CONVERT);

    assertThatThrownBy(() -> pipeline.runs().removeOriginals(Execution.EXECUTE))
        .isInstanceOfSatisfying(
            ToolkitException.class, e -> assertThat(e.code()).isEqualTo("not_finalized"))
        .hasMessageContaining("`rec`.sig");
  }

  private static SmallPipeline relocated(TestSchema schema, TestFolder folder) {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    pipeline.execute("UPDATE rec SET sig = x'" + SmallPipeline.OTHER_BLOB + "' WHERE id = 2");
    pipeline.runs().relocate(Finish.FINALIZE);
    return pipeline;
  }

  private static Path copy(TestSchema schema, TestFolder folder, int id) {
    return folder.resolve(
        "raw/" + Sql.one(schema, "SELECT sig->>'$.path' FROM rec WHERE id = " + id));
  }

  private static String place(TestSchema schema, String hash) {
    return schema.name() + "/" + hash.substring(0, 2) + "/" + hash.substring(2, 4) + "/" + hash;
  }
}
