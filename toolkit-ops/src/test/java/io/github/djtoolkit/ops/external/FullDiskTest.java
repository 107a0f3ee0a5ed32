package io.github.djtoolkit.ops.external;

import static io.github.djtoolkit.testkit.assertion.ToolkitAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.testkit.assertion.SchemaCapture;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import io.github.djtoolkit.testkit.server.MySqlServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The system itself takes no more bytes: a process of its own may write files of a kilobyte at
 * most, which needs no right, no disk and no container. The object of row 1 is larger, and is cut
 * off in the middle as a full disk would cut it.
 */
@MySqlTest
class FullDiskTest {

  private static final String LARGE = "0123456789".repeat(500);

  @ParameterizedTest
  @EnumSource(Way.class)
  void isToldByStoreObjectAndRowAndTheNextRunWithRoomEndsAlike(
      Way way, TestSchema schema, TestFolder folder, MySqlServer server) throws Exception {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder);
    Files.createDirectories(folder.resolve("other"));
    ExternalRuns runs = runs(pipeline, folder.path());
    seed(way, pipeline, runs);
    Set<String> before = folder.files();
    assertThat(way.run(runs)).isEmpty();
    SchemaCapture end = Way.capture(schema);
    Set<String> files = folder.files();
    String large = largeAmong(folder, files, before);
    for (String file : files) {
      Files.delete(folder.resolve(file));
    }
    seed(way, pipeline, runs);
    Object values = Way.values(schema);

    String said = runWithin(server, way, schema, folder);

    assertThat(said)
        .contains(
            "rows [{id=1}]",
            "store " + way.destination(),
            large.substring(large.indexOf("_hash/")),
            "File too large");
    assertThat(Way.isFinalized(schema)).isEqualTo(way == Way.COPY);
    assertThat(Way.values(schema)).isEqualTo(values);
    assertThat(Way.moved(schema)).isZero();
    assertThat(folder.files())
        .as("the originals, and nothing half")
        .containsAll(before)
        .isSubsetOf(files)
        .doesNotContain(large);
    assertThat(way.run(runs)).isEmpty();
    assertThat(Way.capture(schema)).hasSameDefinitionsAs(end).hasSameContentAs(end);
    assertThat(folder.files()).isEqualTo(files);
    assertThat(folder.resolve(large)).content(UTF_8).endsWith(LARGE);
  }

  /** Never links, so that each object is written. */
  static ExternalRuns runs(SmallPipeline pipeline, Path folder) {
    return pipeline
        .runs()
        .with(
            List.of(
                ExternalRuns.store("raw", folder.resolve("raw")),
                ExternalRuns.store("other", folder.resolve("other"))))
        .through(FaultyStores.healthy());
  }

  private static String largeAmong(TestFolder folder, Set<String> files, Set<String> before) {
    return files.stream()
        .filter(file -> !before.contains(file))
        .filter(file -> folder.resolve(file).toFile().length() >= LARGE.length())
        .findFirst()
        .orElseThrow();
  }

  private static void seed(Way way, SmallPipeline pipeline, ExternalRuns runs) {
    way.seed(pipeline);
    if (way == Way.ATTACHMENTS) {
      pipeline.setAttachment("large.txt", LARGE);
    } else {
      pipeline.setBlob(LARGE);
    }
    way.begin(runs);
  }

  private static String runWithin(MySqlServer server, Way way, TestSchema schema, TestFolder folder)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            "sh",
            "-c",
            "ulimit -f 1 && exec \"$@\"",
            "sh",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:-UsePerfData",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            LimitedRun.class.getName(),
            way.name(),
            schema.name(),
            folder.path().toString());
    Map<String, String> environment = builder.environment();
    environment.putIfAbsent(
        "DJTOOLKIT_MYSQL_URL", "jdbc:mysql://" + server.host() + ":" + server.port() + "/");
    environment.putIfAbsent("DJTOOLKIT_MYSQL_USER", server.user());
    environment.putIfAbsent("DJTOOLKIT_MYSQL_PASSWORD", server.password());
    environment.put("LC_ALL", "C.UTF-8");
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
