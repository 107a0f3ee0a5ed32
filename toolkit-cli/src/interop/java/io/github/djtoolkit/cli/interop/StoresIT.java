package io.github.djtoolkit.cli.interop;

import static io.github.djtoolkit.cli.interop.Liveness.assertAlive;
import static io.github.djtoolkit.cli.interop.Liveness.assertOriginal;
import static io.github.djtoolkit.cli.interop.Liveness.assertValues;
import static io.github.djtoolkit.cli.interop.Liveness.collect;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.S3Test;
import io.github.djtoolkit.testkit.junit.TestBucket;
import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import io.github.djtoolkit.testkit.s3.S3Server;
import io.github.djtoolkit.testkit.server.MySqlServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Objects in S3, and objects that were moved into the places of 2.x, are what real DataJoint wants.
 */
@MySqlTest
@S3Test
class StoresIT {

  private static final Pattern ORIGINAL_BLOB = Pattern.compile(".*/[0-9a-f]{32}");
  private static final Pattern ORIGINAL_ATTACHMENT = Pattern.compile(".*/[0-9a-f]{32}\\..+");

  /** Where the stores of the pipeline are. */
  private enum Place {
    FOLDERS,
    BUCKET
  }

  private final Map<Place, Supplier<Pipeline>> pipelines = new EnumMap<>(Place.class);

  @BeforeEach
  void declarePipelinesOnDemand(
      MySqlServer server, TestSchema schema, TestFolder folder, S3Server s3, TestBucket bucket) {
    pipelines.put(Place.FOLDERS, () -> OwnPipeline.declare(server, schema, folder));
    pipelines.put(
        Place.BUCKET,
        () -> OwnPipeline.declare(server, schema, folder, new BucketSite(s3, bucket)));
  }

  @Test
  void pipelineInBucketIsAliveAndComesBack() {
    Pipeline pipeline = open(Place.BUCKET);
    SchemaImage before = pipeline.image();
    SortedMap<String, String> objects = pipeline.files();

    pipeline.firstStep();
    assertValues(pipeline);
    pipeline.toolkit("finalize", "--execute");

    assertValues(pipeline);
    assertThat(pipeline.files()).containsAllEntriesOf(objects);
    assertThat(collect(pipeline)).isZero();
    assertOldClientDeletesNothing(pipeline);
    pipeline.toolkit("rollback", "--execute");
    assertOriginal(pipeline, before);

    pipeline.toolkit("migrate", "--execute", "--finalize");
    assertAlive(pipeline);
    assertThat(collect(pipeline)).as("objects of the deleted rows").isPositive();
    assertValues(pipeline);
  }

  @ParameterizedTest
  @EnumSource
  void relocatedPipelineIsAlive(Place place) {
    Pipeline pipeline = open(place);
    SortedMap<String, String> objects = pipeline.files();

    pipeline.firstStep("--placement", "relocate");
    assertValues(pipeline);
    pipeline.toolkit("migrate", "--execute", "--finalize", "--placement", "relocate");

    assertValues(pipeline);
    assertThat(pipeline.files()).containsAllEntriesOf(objects);
    assertThat(collect(pipeline)).isZero();
    assertOldClientDeletesNothing(pipeline);

    assertAlive(pipeline);
    assertThat(collect(pipeline)).as("objects of the deleted rows").isPositive();
    assertValues(pipeline);
  }

  @ParameterizedTest
  @EnumSource
  void collectorThatTakesLegacyPlacesForItsOwnHarmsNoRelocatedPipeline(Place place)
      throws IOException {
    Pipeline pipeline = open(place);
    pipeline.toolkit("migrate", "--execute", "--finalize", "--placement", "relocate");
    SortedMap<String, String> objects = pipeline.files();

    withoutSchemaPrefix(pipeline);
    collect(pipeline);

    assertValues(pipeline);
    SortedMap<String, String> gone = new TreeMap<>(objects);
    gone.keySet().removeAll(pipeline.files().keySet());
    assertThat(gone.keySet())
        .as("only originals that no value names any more")
        .allSatisfy(path -> assertThat(path).doesNotContain("_hash/"))
        .allSatisfy(path -> assertThat(pipeline.schemas()).anyMatch(path::contains));
  }

  @ParameterizedTest
  @CsvSource({"FOLDERS, relocate", "BUCKET, relocate", "FOLDERS, in-place"})
  void originalsGoOnlyWhenNobodyNeedsThem(Place place, String placement) {
    Pipeline pipeline = open(place);
    pipeline.toolkit("migrate", "--execute", "--finalize", "--placement", placement);
    SortedMap<String, String> objects = pipeline.files();

    for (String name : pipeline.schemas()) {
      pipeline.toolkitOn(name, "remove-originals");
    }
    assertThat(pipeline.files()).isEqualTo(objects);
    for (String name : pipeline.schemas()) {
      pipeline.toolkitOn(name, "remove-originals", "--execute");
    }

    SortedMap<String, String> left = pipeline.files();
    assertThat(objects).containsAllEntriesOf(left);
    Set<String> gone = new TreeSet<>(objects.keySet());
    gone.removeAll(left.keySet());
    Set<String> attachments = matching(objects.keySet(), ORIGINAL_ATTACHMENT);
    assertThat(attachments).hasSizeGreaterThan(10);
    assertThat(gone).containsAll(attachments);
    boolean relocated = placement.equals("relocate");
    assertThat(matching(gone, ORIGINAL_BLOB)).hasSize(gone.size() - attachments.size());
    assertThat(gone.size() > attachments.size()).isEqualTo(relocated);
    assertValues(pipeline);
    for (String name : pipeline.schemas()) {
      pipeline.toolkitOn(name, "verify-external-integrity", "--checksum");
    }
    assertThat(collect(pipeline)).isZero();
    assertAlive(pipeline);
    assertValues(pipeline);
  }

  private static Set<String> matching(Set<String> paths, Pattern pattern) {
    return paths.stream().filter(pattern.asMatchPredicate()).collect(Collectors.toSet());
  }

  private Pipeline open(Place place) {
    return Objects.requireNonNull(pipelines.get(place)).get();
  }

  private static void assertOldClientDeletesNothing(Pipeline pipeline) {
    Map<String, String> objects = pipeline.files();
    pipeline.dataJoint(DataJoint.LEGACY).run("delete_external.py", pipeline.withStores());
    assertThat(pipeline.files()).isEqualTo(objects);
  }

  /** With this setting every garbage collector of 2.x looks into the legacy layout. */
  private static void withoutSchemaPrefix(Pipeline pipeline) throws IOException {
    Path file = pipeline.folder().resolve("datajoint.json");
    String text = Files.readString(file);
    Files.writeString(
        file, text.replace("\"protocol\":", "\"schema_prefix\": \"\", \"protocol\":"));
  }
}
