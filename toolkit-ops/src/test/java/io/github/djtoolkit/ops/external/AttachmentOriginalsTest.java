package io.github.djtoolkit.ops.external;

import static io.github.djtoolkit.testkit.assertion.ToolkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.result.RemoveOriginalsResult;
import io.github.djtoolkit.model.result.RemoveOriginalsResult.Kept;
import io.github.djtoolkit.model.store.Md5;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.ops.DyingDataSource;
import io.github.djtoolkit.ops.external.ExternalOptions.Finish;
import io.github.djtoolkit.ops.migrate.RollbackOptions.Target;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.testkit.assertion.SchemaCapture;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.S3Test;
import io.github.djtoolkit.testkit.junit.TestBucket;
import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import io.github.djtoolkit.testkit.s3.S3Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Originals of attachments, of which the objects of 2.x are no copies, go when it is proved that
 * these hold all of their bytes.
 */
@MySqlTest
@S3Test
class AttachmentOriginalsTest {

  /** A file name has 255 bytes at most, of which 0.14 takes 33 for the hash and the dot. */
  private static final int LONGEST = 255 - 33;

  /** More than are noted in one statement and gone through in one page. */
  private static final int ATTACHMENTS = 503;

  private static final List<String> NAMES =
      List.of(
          "a.b.tar.gz",
          "..hidden",
          ".",
          "it's \"100%\" `sure`;--.csv",
          "two  spaces ",
          "Größe.txt",
          Normalizer.normalize("Größe.txt", Normalizer.Form.NFD),
          "図面 📷.png",
          "line\nbreak\t.txt",
          "n".repeat(LONGEST - 4) + ".txt");

  @ParameterizedTest(name = "subfolding {0}, {1}, in a bucket {2}")
  @CsvSource({
    "'',  IN_PLACE, false",
    "2 2, IN_PLACE, false",
    "2 2, RELOCATE, false",
    "'',  RELOCATE, true",
    "2 2, IN_PLACE, true"
  })
  void goWhateverTheirNamesAre(
      String subfolding,
      Placement placement,
      boolean inBucket,
      TestSchema schema,
      TestFolder folder,
      S3Server server,
      TestBucket bucket) {
    Documents documents =
        inBucket
            ? new Documents(
                schema,
                StoreSpec.of("raw", bucket.address("lab")),
                (path, bytes) -> bucket.put("lab/" + path, bytes))
            : Documents.in(schema, folder.resolve("lab"));
    Documents cut =
        documents
            .cut(
                Stream.of(subfolding.split(" "))
                    .filter(w -> !w.isEmpty())
                    .map(Integer::valueOf)
                    .toList())
            .declare();
    ExternalRuns runs = inBucket ? cut.runs().through(new ServerAccount(server)) : cut.runs();
    Set<String> originals = new TreeSet<>();
    for (int i = 0; i < NAMES.size(); i++) {
      String hash = cut.row(i, NAMES.get(i), "content");
      originals.add("lab/" + cut.place(hash, NAMES.get(i)));
    }
    runs.migrate(
        ExternalOptions.dryRun().with(Execution.EXECUTE).with(Finish.FINALIZE).with(placement));
    Set<String> expected = new TreeSet<>(inBucket ? bucket.keys() : folder.files());
    assertThat(expected).containsAll(originals);
    expected.removeAll(originals);

    RemoveOriginalsResult planned = runs.removeOriginals(Execution.DRY_RUN);
    RemoveOriginalsResult result = runs.removeOriginals(Execution.EXECUTE);

    assertThat(planned.removable()).isEqualTo(NAMES.size());
    assertThat(result.removed()).isEqualTo(NAMES.size());
    assertThat(result.kept()).isEmpty();
    assertThat(result.bytes()).isEqualTo(planned.bytes()).isEqualTo(7L * NAMES.size());
    assertThat(new TreeSet<>(inBucket ? bucket.keys() : folder.files())).isEqualTo(expected);
    for (int i = 0; i < NAMES.size(); i++) {
      Object path = Sql.one(schema, "SELECT file->>'$.path' FROM doc WHERE id = " + i);
      byte[] bytes = (NAMES.get(i) + "\0content").getBytes(StandardCharsets.UTF_8);
      if (inBucket) {
        assertThat(bucket.get("lab/" + path)).isEqualTo(bytes);
      } else {
        assertThat(folder.resolve("lab/" + path)).hasBinaryContent(bytes);
      }
    }
    assertThat(runs.removeOriginals(Execution.EXECUTE).status()).isEqualTo("complete");
    assertThatThrownBy(() -> runs.rollback(Target.ORIGINAL))
        .isInstanceOfSatisfying(
            ToolkitException.class, e -> assertThat(e.code()).isEqualTo("originals_removed"));
  }

  @Test
  void goAfterAMigrationInPlaceWhileItsBlobsStay(TestSchema schema, TestFolder folder) {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    pipeline.runs().execute(Finish.DROP_LEGACY);
    Set<String> expected = new TreeSet<>(folder.files());
    expected.removeIf(f -> f.contains(SmallPipeline.ATTACHMENT));

    RemoveOriginalsResult result = pipeline.runs().removeOriginals(Execution.EXECUTE);

    assertThat(result.originals()).isEqualTo(1);
    assertThat(result.removed()).isEqualTo(1);
    assertThat(folder.files())
        .isEqualTo(expected)
        .anyMatch(f -> f.endsWith(SmallPipeline.BLOB))
        .anyMatch(f -> f.contains(SmallPipeline.OTHER_ATTACHMENT));
  }

  @Test
  void staysWhileAnyOfItsCopiesIsDamaged(TestSchema schema, TestFolder folder) throws IOException {
    Documents documents = Documents.in(schema, folder.path()).declare();
    String hash = documents.row(1, "plan.txt", "the plan");
    schema.execute(
        "INSERT INTO doc (id, file, other) SELECT 2, file, file FROM doc WHERE id = 1",
        "INSERT INTO doc (id, file, other) SELECT 3, NULL, file FROM doc WHERE id = 1");
    documents.runs().execute(Finish.FINALIZE);
    String place = "_hash/" + schema.name() + "/" + new Md5(hash).base32();
    Path original = folder.resolve(documents.place(hash, "plan.txt"));
    for (String copy : List.of(place, place + ".attach")) {
      Path file = folder.resolve(copy);
      for (String damage :
          List.of("plan.txt\0the plaN", "plan.txT\0the plan", "plan.txt\0the pla")) {
        Files.writeString(file, damage);
        assertKept(documents.runs().removeOriginals(Execution.EXECUTE), copy);
        assertThat(original).hasContent("the plan");
      }
      Files.delete(file);
      assertKept(documents.runs().removeOriginals(Execution.DRY_RUN), copy);
      assertKept(documents.runs().removeOriginals(Execution.EXECUTE), copy);
      Files.writeString(file, "plan.txt\0the plan");
    }

    RemoveOriginalsResult result = documents.runs().removeOriginals(Execution.EXECUTE);

    assertThat(result.originals()).isEqualTo(1);
    assertThat(result.removed()).isEqualTo(1);
    assertThat(folder.files()).containsExactlyInAnyOrder(place, place + ".attach");
  }

  @ParameterizedTest
  @ValueSource(strings = {"the plaN", "the", "", "the plan and more"})
  void staysAndIsListedWhenItWasChanged(String change, TestSchema schema, TestFolder folder)
      throws IOException {
    Documents documents = Documents.in(schema, folder.path()).declare();
    Path original = folder.resolve(documents.place(documents.row(1, "x", "the plan"), "x"));
    SchemaCapture before = SchemaCapture.of(schema.dataSource(), schema.name());
    documents.runs().execute(Finish.FINALIZE);
    Files.writeString(original, change);

    RemoveOriginalsResult result = documents.runs().removeOriginals(Execution.EXECUTE);

    assertThat(result.removed()).isZero();
    assertThat(result.kept())
        .singleElement()
        .satisfies(k -> assertThat(folder.resolve(k.path())).isEqualTo(original))
        .extracting(Kept::reason)
        .asString()
        .contains("not those of its copy");
    assertThat(original).hasContent(change);
    documents.runs().rollback(Target.ORIGINAL);
    assertThat(SchemaCapture.of(schema.dataSource(), schema.name()))
        .hasSameDefinitionsAs(before)
        .hasSameContentAs(before);
  }

  @Test
  void areTwoWhereOneContentHasTwoNames(TestSchema schema, TestFolder folder) throws IOException {
    Documents documents = Documents.in(schema, folder.path()).declare();
    String changed = documents.place(documents.row(1, "a.txt", "same"), "a.txt");
    String equal = documents.place(documents.row(2, "b.txt", "same"), "b.txt");
    documents.runs().execute(Finish.FINALIZE);
    Files.writeString(folder.resolve(changed), "sAme");

    RemoveOriginalsResult result = documents.runs().removeOriginals(Execution.EXECUTE);

    assertThat(result.removed()).isEqualTo(1);
    assertThat(result.kept()).extracting(Kept::path).containsExactly(changed);
    assertThat(folder.files()).contains(changed).doesNotContain(equal);
  }

  @Test
  void stayWhileAnotherSchemaKnowsThem(TestSchema schema, TestFolder folder) {
    Documents documents = Documents.in(schema, folder.path()).declare();
    String byHash = documents.row(1, "hash", "1");
    String byPath = documents.place(documents.row(2, "path", "2"), "path");
    String byValue = documents.place(documents.row(3, "value", "3"), "value");
    String free = documents.place(documents.row(4, "free", "4"), "free");
    documents.runs().execute(Finish.FINALIZE);
    TestSchema other = schema.sibling("other");
    other.execute(
        "CREATE TABLE `~external_disk` LIKE `" + schema.name() + "`.`~retired_raw`",
        "INSERT INTO `~external_disk` (`hash`, size) VALUES (x'" + byHash + "', 1)",
        "INSERT INTO `~external_disk` (`hash`, size, filepath) VALUES (x'00', 1, '" + byPath + "')",
        "CREATE TABLE t (id int PRIMARY KEY, v json COMMENT ':<filepath@disk>:')",
        "INSERT INTO t VALUES (1, JSON_OBJECT('path', '" + byValue + "', 'store', 'disk'))");

    RemoveOriginalsResult result = documents.runs().removeOriginals(Execution.EXECUTE);

    assertThat(result.removed()).isEqualTo(1);
    assertThat(result.kept())
        .extracting(k -> k.path() + ": " + k.reason())
        .anyMatch(k -> k.startsWith(documents.place(byHash, "hash") + ": ") && k.contains("hash"))
        .anyMatch(k -> k.startsWith(byPath + ": ") && k.contains("tracks a file"))
        .anyMatch(k -> k.startsWith(byValue + ": ") && k.contains("`t`.v names it"))
        .hasSize(3);
    assertThat(folder.files()).contains(byPath, byValue).doesNotContain(free);
  }

  @Test
  void goAllTheSameWhereverTheRemovalIsKilled(TestSchema schema, TestFolder folder) {
    Documents documents = Documents.in(schema, folder.path());
    int kills = 0;
    boolean killed = true;
    while (killed) {
      seedThree(documents);
      FaultyStores faulty = FaultyStores.killedAfter(kills);
      DyingDataSource dying = new DyingDataSource(schema.dataSource(), kills++);
      boolean first = dies(documents.runs().through(faulty), faulty::killed);
      boolean second = dies(documents.runs().over(dying.proxy()), dying::died);
      killed = first || second;

      RemoveOriginalsResult result = documents.runs().removeOriginals(Execution.EXECUTE);

      assertThat(result.kept()).isEmpty();
      assertThat(folder.files()).hasSize(3).allMatch(f -> f.startsWith("_hash/"));
      assertThatThrownBy(() -> documents.runs().rollback(Target.CONVERTED))
          .hasMessageContaining("were removed");
    }
    assertThat(kills).isGreaterThan(3);
  }

  @Test
  void goWhenAnOldClientWroteThemWhileTheTableWasFinalized(TestSchema schema, TestFolder folder) {
    Documents documents = Documents.in(schema, folder.path()).declare();
    documents.runs().execute(Finish.CONVERT);
    ProgressListener writer =
        new ProgressListener() {
          @Override
          public void started(Step step) {
            if (step.action().equals("rename_tracking")) {
              documents.row(1, "late.txt", "late");
            }
          }
        };

    documents.runs().with(writer).execute(Finish.FINALIZE);

    assertThat(Sql.count(schema, "doc WHERE file->>'$.path' LIKE '\\_hash/%'")).isEqualTo(1);
    assertThat(documents.runs().removeOriginals(Execution.EXECUTE).removed()).isEqualTo(1);
    assertThat(folder.files()).singleElement().asString().startsWith("_hash/");
  }

  @Test
  void goInAnyNumber(TestSchema schema, TestFolder folder) {
    Documents documents = Documents.in(schema, folder.path()).declare();
    documents.rows(ATTACHMENTS, "n");
    documents.runs().execute(Finish.FINALIZE);

    RemoveOriginalsResult result = documents.runs().removeOriginals(Execution.EXECUTE);

    assertThat(result.originals()).isEqualTo(ATTACHMENTS);
    assertThat(result.removed()).isEqualTo(ATTACHMENTS);
    assertThat(folder.files()).hasSize(ATTACHMENTS).allMatch(f -> f.startsWith("_hash/"));
  }

  private static void seedThree(Documents documents) {
    documents.declare();
    for (int i = 0; i < 3; i++) {
      documents.row(i, "n" + i, "content");
    }
    documents.runs().execute(Finish.FINALIZE);
  }

  private static boolean dies(ExternalRuns runs, BooleanSupplier died) {
    try {
      runs.removeOriginals(Execution.EXECUTE);
    } catch (RuntimeException e) {
      assertThat(died.getAsBoolean()).as("%s", e).isTrue();
    }
    return died.getAsBoolean();
  }

  private static void assertKept(RemoveOriginalsResult result, String copy) {
    assertThat(result.originals()).isEqualTo(1);
    assertThat(result.removed()).isZero();
    assertThat(result.keptCount()).isEqualTo(1);
    assertThat(result.kept()).extracting(Kept::reason).asString().contains(copy + " is missing");
  }
}
