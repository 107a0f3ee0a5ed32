package io.github.djtoolkit.ops.external;

import static io.github.djtoolkit.testkit.assertion.ToolkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.result.MigratePointersResult;
import io.github.djtoolkit.model.result.MigratePointersResult.PointerError;
import io.github.djtoolkit.model.store.Md5;
import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.ops.external.ExternalOptions.Finish;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.testkit.assertion.SchemaCapture;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.S3Test;
import io.github.djtoolkit.testkit.junit.TestBucket;
import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import io.github.djtoolkit.testkit.s3.Fault;
import io.github.djtoolkit.testkit.s3.FaultProxy;
import io.github.djtoolkit.testkit.s3.S3Server;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects go from back-end to back-end, and inside S3 by the server itself. */
@MySqlTest
@S3Test
class S3RelocationTest {

  private static final String TWO_BLOBS =
      "UPDATE rec SET sig = x'" + SmallPipeline.OTHER_BLOB + "' WHERE id = 2";

  @Test
  void movesAPipelineFromFilesToABucketAndBack(
      TestSchema schema, TestFolder folder, S3Server server, TestBucket bucket) {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    Path back = folder.resolve("back");
    assertThat(back.toFile().mkdirs()).isTrue();
    ExternalRuns runs =
        pipeline
            .runs()
            .with(
                List.of(
                    ExternalRuns.store("raw", pipeline.store()),
                    StoreSpec.of("cloud", bucket.address("lab")),
                    ExternalRuns.store("back", back)))
            .through(new ServerAccount(server));
    runs.execute(Finish.FINALIZE);

    move(runs, "rec", "sig", "raw", "cloud", Placement.IN_PLACE);
    move(runs, "rec", "rep", "raw", "cloud", Placement.RELOCATE);
    move(runs, "clip", "movie", "raw", "cloud", Placement.RELOCATE);

    String base32 = new Md5(SmallPipeline.ATTACHMENT).base32();
    assertThat(bucket.keys())
        .containsExactlyInAnyOrder(
            "lab/" + place(schema, SmallPipeline.BLOB),
            "lab/_hash/" + schema.name() + "/" + base32,
            "lab/films/one.bin");
    assertThat(new String(bucket.get("lab/films/one.bin"), StandardCharsets.UTF_8))
        .isEqualTo("one");

    MigratePointersResult inside = move(runs, "rec", "sig", "cloud", "cloud", Placement.RELOCATE);
    assertThat(inside.objects().copiedByServer()).isEqualTo(1);
    String place = "_hash/" + schema.name() + "/" + new Md5(SmallPipeline.BLOB).base32();
    assertThat(new String(bucket.get("lab/" + place), StandardCharsets.UTF_8)).isEqualTo("first");
    assertThat(runs.removeOriginals(Execution.EXECUTE).removed()).isEqualTo(3);
    assertThat(bucket.keys()).doesNotContain("lab/" + place(schema, SmallPipeline.BLOB));
    assertThat(pipeline.attachmentFile()).doesNotExist();

    MigratePointersResult home = move(runs, "rec", "sig", "cloud", "back", Placement.RELOCATE);
    assertThat(home.objects().streamed()).isEqualTo(1);
    assertThat(back.resolve(place)).hasContent("first");
    assertThat(Sql.count(schema, "rec WHERE sig->>'$.store' = 'back'")).isEqualTo(2);
  }

  @Test
  void namesWhatAServerThatFailsDidNotTakeAndGoesOnAfterwards(
      TestSchema schema, TestFolder folder, S3Server server, TestBucket bucket) {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    pipeline.execute(TWO_BLOBS);
    pipeline.runs().execute(Finish.FINALIZE);
    Set<String> files = folder.files();
    String first = new Md5(SmallPipeline.BLOB).base32();
    String second = new Md5(SmallPipeline.OTHER_BLOB).base32();
    PointerOptions options =
        PointerOptions.dryRun("rec", "sig", "raw", "cloud").copyingFiles().with(Placement.RELOCATE);
    try (FaultProxy proxy = FaultProxy.before(server)) {
      ExternalRuns runs =
          pipeline
              .runs()
              .with(
                  List.of(
                      ExternalRuns.store("raw", pipeline.store()), through(proxy, "cloud", bucket)))
              .through(new ServerAccount(server));
      proxy.fail(1000, puts(first), new Fault.CutRequest(2));
      proxy.fail(1000, puts(second), new Fault.Answer(503, "SlowDown"));

      MigratePointersResult failed = runs.point(options);

      assertThat(failed.status()).isEqualTo("failed");
      assertThat(failed.errors())
          .extracting(PointerError::store, PointerError::rows)
          .containsExactlyInAnyOrder(tuple("cloud", "[{id=1}]"), tuple("cloud", "[{id=2}]"));
      assertThat(failed.errors())
          .allSatisfy(e -> assertThat(e.error()).contains(e.path()).contains("store cloud"));
      assertThat(failed.errors()).extracting(PointerError::error).anyMatch(e -> e.contains("503"));
      assertThat(Sql.count(schema, "rec WHERE sig->>'$.store' = 'raw'")).isEqualTo(2);
      assertThat(bucket.keys()).isEmpty();
      assertThat(folder.files()).isEqualTo(files);

      proxy.reset();
      proxy.fail(1, puts(first), new Fault.CutRequest(2));
      proxy.fail(2, puts(second), new Fault.Answer(503, "SlowDown"));
      assertThat(runs.point(options).objects().streamed()).isEqualTo(2);
    }
    assertThat(Sql.count(schema, "rec WHERE sig->>'$.store' = 'cloud'")).isEqualTo(2);
    assertThat(bucket.get("lab/_hash/" + schema.name() + "/" + first))
        .asString()
        .isEqualTo("first");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SignatureDoesNotMatch", "AccessDenied", "NoSuchBucket"})
  void changesNothingWhereTheDestinationDoesNotLetItIn(
      String refusal, TestSchema schema, TestFolder folder, S3Server server, TestBucket bucket) {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    SchemaCapture before = SchemaCapture.of(schema.dataSource(), schema.name());
    Set<String> files = folder.files();
    PointerOptions options =
        PointerOptions.dryRun("rec", "sig", "raw", "cloud").copyingFiles().with(Placement.RELOCATE);
    try (FaultProxy proxy = FaultProxy.before(server)) {
      ExternalRuns runs =
          pipeline
              .runs()
              .with(
                  List.of(
                      ExternalRuns.store("raw", pipeline.store()), through(proxy, "cloud", bucket)))
              .through(new ServerAccount(server));
      proxy.fail(
          1000,
          line -> true,
          new Fault.Answer(refusal.equals("NoSuchBucket") ? 404 : 403, refusal));

      assertThatThrownBy(() -> runs.point(options))
          .isInstanceOf(ToolkitException.class)
          .hasMessageContaining("cloud");

      assertThat(SchemaCapture.of(schema.dataSource(), schema.name()))
          .hasSameDefinitionsAs(before)
          .hasSameContentAs(before);
      assertThat(folder.files()).isEqualTo(files);
      proxy.reset();
      assertThat(runs.point(options).objects().streamed()).isEqualTo(1);
    }
    assertThat(bucket.keys()).hasSize(1);
  }

  @Test
  void finalizesNothingWhenAServerDoesNotCopy(
      TestSchema schema, TestFolder folder, S3Server server, TestBucket bucket) {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    pipeline.execute(TWO_BLOBS, "UPDATE rec SET rep = NULL");
    String original = "lab/" + place(schema, SmallPipeline.BLOB);
    bucket.put(original, "first".getBytes(StandardCharsets.UTF_8));
    bucket.put(
        "lab/" + place(schema, SmallPipeline.OTHER_BLOB),
        "second".getBytes(StandardCharsets.UTF_8));
    bucket.put("lab/films/one.bin", "one".getBytes(StandardCharsets.UTF_8));
    String base32 = new Md5(SmallPipeline.BLOB).base32();
    try (FaultProxy proxy = FaultProxy.before(server)) {
      ExternalRuns runs =
          pipeline
              .runs()
              .with(List.of(through(proxy, "raw", bucket)))
              .through(new ServerAccount(server));
      proxy.fail(1000, puts(base32), new Fault.Answer(503, "SlowDown"));

      assertThatThrownBy(() -> runs.relocate(Finish.FINALIZE))
          .isInstanceOf(ToolkitException.class)
          .hasMessageContainingAll("rows [{id=1}]", "store raw", base32, "503");
      assertThat(schema.query("SHOW COLUMNS FROM rec LIKE 'sig_v1'")).isEmpty();
      assertThat(Sql.count(schema, "rec WHERE sig_v2->>'$.path' LIKE '\\_hash/%'")).isZero();
      assertThat(bucket.get(original)).asString().isEqualTo("first");

      proxy.reset();
      proxy.fail(2, puts(base32), new Fault.Answer(503, "SlowDown"));
      runs.relocate(Finish.FINALIZE);
    }
    assertThat(Sql.count(schema, "rec WHERE sig->>'$.path' LIKE '\\_hash/%'")).isEqualTo(2);
    assertThat(bucket.get("lab/_hash/" + schema.name() + "/" + base32))
        .asString()
        .isEqualTo("first");
    assertThat(bucket.get(original)).asString().isEqualTo("first");
  }

  private static StoreSpec through(FaultProxy proxy, String name, TestBucket bucket) {
    return StoreSpec.of(
        name, new StoreAddress.Bucket(proxy.endpoint(), bucket.name(), "lab", false));
  }

  private static Predicate<String> puts(String name) {
    return line -> line.startsWith("PUT ") && line.contains(name);
  }

  private static MigratePointersResult move(
      ExternalRuns runs,
      String table,
      String attribute,
      String from,
      String to,
      Placement placement) {
    MigratePointersResult result =
        runs.point(
            PointerOptions.dryRun(table, attribute, from, to).copyingFiles().with(placement));
    assertThat(result.errors()).isEmpty();
    assertThat(result.status()).isEqualTo("done");
    return result;
  }

  private static String place(TestSchema schema, String hash) {
    return schema.name() + "/" + hash.substring(0, 2) + "/" + hash.substring(2, 4) + "/" + hash;
  }
}
