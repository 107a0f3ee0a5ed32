package io.github.djtoolkit.ops.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.model.result.MigratePointersResult;
import io.github.djtoolkit.model.store.Md5;
import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.ops.external.ExternalOptions.Finish;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.storage.ObjectStore;
import io.github.djtoolkit.storage.ObjectStoreProvider;
import io.github.djtoolkit.storage.config.Secret;
import io.github.djtoolkit.storage.config.StoreCredentials;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.S3Test;
import io.github.djtoolkit.testkit.junit.TestBucket;
import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import io.github.djtoolkit.testkit.s3.S3Server;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
            .through(new Opening(server));
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
    assertThat(runs.removeOriginals(Execution.EXECUTE).removed()).isEqualTo(2);
    assertThat(bucket.keys()).doesNotContain("lab/" + place(schema, SmallPipeline.BLOB));

    MigratePointersResult home = move(runs, "rec", "sig", "cloud", "back", Placement.RELOCATE);
    assertThat(home.objects().streamed()).isEqualTo(1);
    assertThat(back.resolve(place)).hasContent("first");
    assertThat(Sql.count(schema, "rec WHERE sig->>'$.store' = 'back'")).isEqualTo(2);
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

  /** The toolkit's own providers, with the test server's account. */
  private record Opening(S3Server server) implements ObjectStoreProvider {

    @Override
    public boolean supports(StoreAddress address) {
      return true;
    }

    @Override
    public ObjectStore open(StoreSpec spec, StoreCredentials credentials) {
      StoreCredentials account =
          new StoreCredentials(
              Map.of(
                  "access_key", new Secret(server.accessKey()),
                  "secret_key", new Secret(server.secretKey())));
      return ObjectStoreProvider.defaults().stream()
          .filter(p -> p.supports(spec.address()))
          .findFirst()
          .orElseThrow()
          .open(spec, account);
    }
  }
}
