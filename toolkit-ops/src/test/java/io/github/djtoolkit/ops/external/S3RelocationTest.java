package io.github.djtoolkit.ops.external;

import static io.github.djtoolkit.testkit.assertion.ToolkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.result.MigratePointersResult;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects go from back-end to back-end, and inside S3 by the server itself. */
@MySqlTest
@S3Test
class S3RelocationTest {

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

  private static StoreSpec through(FaultProxy proxy, String name, TestBucket bucket) {
    return StoreSpec.of(
        name, new StoreAddress.Bucket(proxy.endpoint(), bucket.name(), "lab", false));
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
