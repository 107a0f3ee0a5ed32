package io.github.djtoolkit.ops.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.result.IntegrityResult.OrphanFile;
import io.github.djtoolkit.model.result.IntegrityResult.StoreFailure;
import io.github.djtoolkit.model.result.RemoveUnfinishedResult;
import io.github.djtoolkit.ops.external.ExternalOptions.Finish;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.ops.run.SchemaLock;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.storage.ExpectedContent;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.storage.StagedCopy;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files that a killed process left beside the objects. */
@MySqlTest
class UnfinishedRemovalTest {

  private static final UnfinishedOptions AT_ONCE =
      new UnfinishedOptions(Execution.EXECUTE, Duration.ofSeconds(-60));
  private static final String PART = ".djtoolkit-01234567-89ab-cdef-0123-456789abcdef.part";

  @Test
  void removesWhatNobodyIsAtWorkOnAndNothingElse(TestSchema schema, TestFolder folder)
      throws IOException {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    pipeline.runs().relocate(Finish.CONVERT);
    Set<String> files = folder.files();
    leave(pipeline, "_hash/" + schema.name() + "/lost");
    leave(pipeline, schema.name() + "/ab/cd/lost");
    Set<String> left = new TreeSet<>(folder.files());
    left.removeAll(files);
    assertThat(left).hasSize(2).allMatch(f -> f.endsWith(".part"));
    for (String other : List.of("_hash/other/" + PART, "other/" + PART, "films/" + PART)) {
      Path file = folder.resolve("raw").resolve(other);
      Files.createDirectories(file.resolveSibling(""));
      Files.writeString(file, "somebody else's");
    }
    Files.writeString(folder.resolve("raw/" + schema.name() + "/.djtoolkit-notes.part"), "a note");
    Set<String> all = folder.files();

    RemoveUnfinishedResult planned =
        pipeline.runs().removeUnfinished(UnfinishedOptions.of(Execution.DRY_RUN));
    RemoveUnfinishedResult recent =
        pipeline.runs().removeUnfinished(UnfinishedOptions.of(Execution.EXECUTE));

    for (RemoveUnfinishedResult result : List.of(planned, recent)) {
      assertThat(result.files()).isEqualTo(2);
      assertThat(result.bytes()).isEqualTo(2 * "second".length());
      assertThat(result.listed()).extracting(OrphanFile::store).containsExactly("raw", "raw");
      assertThat(result.removable() + result.removed()).as("somebody may be at it").isZero();
    }
    assertThat(planned.status()).isEqualTo("dry_run");
    assertThat(folder.files()).isEqualTo(all);
    RemoveUnfinishedResult removed = pipeline.runs().removeUnfinished(AT_ONCE);
    assertThat(removed.status()).isEqualTo("done");
    assertThat(removed.removed()).isEqualTo(2);
    all.removeAll(left);
    assertThat(folder.files()).isEqualTo(all);
    assertThat(pipeline.runs().removeUnfinished(AT_ONCE).status()).isEqualTo("complete");
  }

  @Test
  void looksWhereObjectsWereAboutToGo(TestSchema schema, TestFolder folder) throws IOException {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    Files.createDirectories(folder.resolve("other"));
    ExternalRuns runs =
        pipeline
            .runs()
            .with(
                List.of(
                    ExternalRuns.store("raw", pipeline.store()),
                    ExternalRuns.store("other", folder.resolve("other"))));
    PointerOptions options = PointerOptions.dryRun("rec", "sig", "raw", "other").copyingFiles();
    assertThatThrownBy(() -> runs.through(FaultyStores.killedAfter(1)).point(options))
        .isInstanceOf(RuntimeException.class);
    Path left = folder.resolve("other/" + schema.name() + "/" + PART);
    Files.createDirectories(left.resolveSibling(""));
    Files.writeString(left, "half");

    assertThat(runs.removeUnfinished(AT_ONCE).removed()).isEqualTo(1);
    assertThat(left).doesNotExist();
  }

  @Test
  void leavesAllWhileARunIsAtWork(TestSchema schema, TestFolder folder) throws IOException {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    leave(pipeline, "_hash/" + schema.name() + "/begun");
    Set<String> files = folder.files();
    try (SchemaLock held = SchemaLock.take(new SqlSessions(schema.dataSource()), schema.name())) {
      held.assertHeld();
      assertThatThrownBy(() -> pipeline.runs().removeUnfinished(AT_ONCE))
          .isInstanceOfSatisfying(
              ToolkitException.class, e -> assertThat(e.code()).isEqualTo("schema_locked"));
    }
    assertThat(folder.files()).isEqualTo(files);
  }

  @Test
  void namesAStoreThatIsNotThere(TestSchema schema, TestFolder folder) {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    ExternalRuns runs =
        pipeline.runs().with(List.of(ExternalRuns.store("raw", folder.resolve("not mounted"))));

    assertThat(runs.removeUnfinished(AT_ONCE).failures())
        .extracting(StoreFailure::store, StoreFailure::code)
        .containsExactly(org.assertj.core.api.Assertions.tuple("raw", "store_unreachable"));
  }

  /** What the toolkit's own hand would leave at a path if it were stopped. */
  private static void leave(SmallPipeline pipeline, String path) throws IOException {
    ExternalRuns runs = pipeline.runs();
    String from = pipeline.place(SmallPipeline.OTHER_BLOB);
    Path folder = pipeline.store().resolve(path).resolveSibling("").normalize();
    Path left;
    byte[] content;
    try (ObjectStores sources = runs.through(FaultyStores.healthy()).open();
        ObjectStores targets = runs.open();
        StagedCopy begun =
            targets.get("raw").stageCopy(sources.get("raw"), from, path, ExpectedContent.none());
        Stream<Path> files = Files.list(folder)) {
      begun.force();
      left = files.filter(f -> f.toString().endsWith(".part")).findFirst().orElseThrow();
      content = Files.readAllBytes(left);
    }
    assertThat(left).doesNotExist();
    Files.write(left, content);
  }
}
