package io.github.djtoolkit.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.testkit.fixture.LegacyPipeline;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.S3Test;
import io.github.djtoolkit.testkit.junit.TestBucket;
import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import io.github.djtoolkit.testkit.server.MySqlServer;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The command line over a store in a bucket, whose account is in the folder of secrets. */
@MySqlTest
@S3Test
class BucketCommandsTest {

  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void seed(MySqlServer server, TestSchema schema, TestFolder folder, TestBucket bucket) {
    LegacyPipeline.builder()
        .schema(schema.name())
        .coreSchema(schema.sibling("core").name())
        .store("raw", bucket, "labs/raw")
        .withinInt64()
        .build()
        .seed(server.dataSource())
        .writeConfiguration(folder.path());
    environment.put("DJ_HOST", server.host());
    environment.put("DJ_PORT", Integer.toString(server.port()));
    environment.put("DJ_USER", server.user());
    environment.put("DJ_PASS", server.password());
  }

  @Test
  void migratesAndVerifies(TestSchema schema, TestFolder folder, TestBucket bucket) {
    List<String> before = bucket.keys();
    String core = schema.name() + "_core";

    CommandLineRun planned = run(folder, "migrate", core, schema.name(), "--finalize");
    assertThat(planned.exitCode()).as(planned.err()).isZero();
    assertThat(bucket.keys()).isEqualTo(before);

    CommandLineRun migrated =
        run(folder, "migrate", core, schema.name(), "--finalize", "--execute");
    assertThat(migrated.exitCode()).as(migrated.err()).isZero();
    CommandLineRun verified = run(folder, "verify-schema-v20", schema.name());
    assertThat(verified.exitCode()).as(verified.out()).isZero();
    assertThat(bucket.keys())
        .containsAll(before)
        .anyMatch(key -> key.startsWith("labs/raw/_hash/" + schema.name() + "/"));
  }

  @Test
  void saysInOneLineThatTheAccountIsWrong(TestSchema schema, TestFolder folder, TestBucket bucket)
      throws Exception {
    Files.writeString(folder.resolve(".secrets/stores.raw.secret_key"), "wr0ng-secret");

    CommandLineRun run = run(folder, "migrate-external", schema.name(), "--execute");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("tore raw (s3://", ".secrets/stores.raw.access_key")
        .hasLineCount(1)
        .doesNotContain("wr0ng-secret", bucket.server().accessKey(), bucket.server().secretKey());
  }

  @Test
  void verifiesABucketAndSaysWhenItCannot(TestSchema schema, TestFolder folder, TestBucket bucket)
      throws Exception {
    CommandLineRun whole = run(folder, "verify-external-integrity", schema.name());
    Files.writeString(folder.resolve(".secrets/stores.raw.secret_key"), "wr0ng-secret");

    CommandLineRun refused = run(folder, "verify-external-integrity", schema.name());

    assertThat(whole.exitCode()).as(whole.out() + whole.err()).isZero();
    assertThat(refused.exitCode()).as(refused.err()).isEqualTo(3);
    assertThat(refused.out())
        .contains("does not accept the account", ".secrets/stores.raw.access_key")
        .contains("missing: none", "stores checked: none");
    assertThat(refused.out() + refused.err())
        .doesNotContain("wr0ng-secret", bucket.server().accessKey(), bucket.server().secretKey());
  }

  private CommandLineRun run(TestFolder folder, String... words) {
    String[] args =
        Stream.concat(Stream.of(words), Stream.of("--stores=" + folder.resolve("datajoint.json")))
            .toArray(String[]::new);
    return CommandLineRun.of(environment, args);
  }
}
