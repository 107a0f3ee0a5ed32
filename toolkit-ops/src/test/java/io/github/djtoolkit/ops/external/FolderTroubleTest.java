package io.github.djtoolkit.ops.external;

import static io.github.djtoolkit.testkit.assertion.ToolkitAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.testkit.assertion.SchemaCapture;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What goes wrong with stores in folders, one trouble after another in one migration, as {@link
 * BucketTroubleTest} for buckets. {@link FullDiskTest} fills the disk.
 */
@MySqlTest
class FolderTroubleTest {

  private TestSchema schema;
  private TestFolder folder;
  private SmallPipeline pipeline;
  private Way way;

  @BeforeEach
  void start(TestSchema ownSchema, TestFolder ownFolder) throws IOException {
    schema = ownSchema;
    folder = ownFolder;
    pipeline = SmallPipeline.of(schema, folder);
    Files.createDirectories(folder.resolve("other"));
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void isToldByStoreObjectAndRowAndTheNextRunEndsAlike(Way tried) throws IOException {
    way = tried;
    seed();
    assertThat(way.run(runs())).isEmpty();
    SchemaCapture end = Way.capture(schema);
    Map<String, String> objects = objects();
    seed();

    aFolderThatIsNotMounted();
    aFolderThatGoesAway();
    aPlaceThatCannotBeMade();
    anOriginalThatTheSystemDoesNotGive();
    anOriginalThatIsAnother();

    assertThat(way.run(runs())).isEmpty();
    assertThat(Way.capture(schema)).hasSameDefinitionsAs(end).hasSameContentAs(end);
    assertThat(objects()).isEqualTo(objects);
  }

  private void aFolderThatIsNotMounted() throws IOException {
    SchemaCapture before = Way.capture(schema);
    for (String store : new TreeSet<>(List.of("raw", way.destination()))) {
      Path away = Files.move(folder.resolve(store), folder.resolve("away"));
      assertThat(way.run(runs())).contains("tore " + store, "no such folder");
      assertThat(Way.capture(schema)).hasSameDefinitionsAs(before).hasSameContentAs(before);
      Files.move(away, folder.resolve(store));
    }
  }

  /** Behind the back of a run that has found it well. */
  private void aFolderThatGoesAway() throws IOException {
    Path store = folder.resolve("raw");
    Path away = folder.resolve("away");
    ProgressListener thief =
        new ProgressListener() {
          @Override
          public void started(Step step) {
            boolean writes =
                List.of("write_attachments", "place_objects", "move_pointers")
                    .contains(step.action());
            if (writes && Files.exists(store)) {
              move(store, away);
            }
          }
        };
    fails(runs().with(thief), away, way.original(), "not a folder that can be reached");
    Files.move(away, store);
  }

  private void aPlaceThatCannotBeMade() throws IOException {
    Path place = folder.resolve(way.destination()).resolve("_hash/" + schema.name());
    Files.createDirectories(place.getParent());
    Files.writeString(place, "in the way");
    fails(runs(), folder.path(), way.target(), "FileAlreadyExistsException");
    Files.delete(place);
  }

  private void anOriginalThatTheSystemDoesNotGive() throws IOException {
    Path original = original();
    Path aside = folder.resolve("aside");
    Files.move(original, aside);
    Files.createSymbolicLink(original, original.getFileName());
    fails(runs(), folder.path(), way.original(), "FileSystemException");
    Files.delete(original);
    Files.move(aside, original);

    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(original);
    Files.setPosixFilePermissions(original, Set.of());
    boolean mayReadAll = Files.isReadable(original);
    ExternalRuns runs =
        mayReadAll
            ? runs().through(FaultyStores.denying(original.getFileName().toString()))
            : runs();
    fails(runs, folder.path(), way.original(), "AccessDeniedException");
    Files.setPosixFilePermissions(original, permissions);
  }

  private void anOriginalThatIsAnother() throws IOException {
    Path original = original();
    byte[] content = Files.readAllBytes(original);
    byte[] flipped = content.clone();
    flipped[flipped.length - 1] ^= 1;
    Path aside = Files.move(original, folder.resolve("aside"));
    Files.write(original, flipped);
    fails(runs(), folder.path(), way.original(), "changed or ");
    Files.write(original, new byte[0]);
    fails(runs(), folder.path(), way.original(), "has 0 bytes");
    Files.write(original, new byte[] {content[0]});
    fails(runs(), folder.path(), way.original(), "has 1 bytes");
    Files.delete(original);
    Files.createDirectory(original);
    String gone = way == Way.ATTACHMENTS ? "is missing" : "has no object";
    fails(runs(), folder.path(), way.original(), gone);
    Files.delete(original);
    fails(runs(), folder.path(), way.original(), gone);
    Files.move(aside, original);
  }

  private void fails(ExternalRuns runs, Path where, String object, String words) {
    Object values = Way.values(schema);

    assertThat(way.run(runs)).contains("rows [{id=1}]", "store ", object, words);

    assertThat(Way.values(schema)).as(words).isEqualTo(values);
    assertThat(Way.isFinalized(schema)).as(words).isEqualTo(way == Way.COPY);
    assertThat(Way.moved(schema)).as(words).isZero();
    assertThat(where).isDirectory();
    assertThat(folder.files())
        .as(words)
        .noneMatch(
            f -> f.endsWith(".part") || f.contains("_hash/" + schema.name() + "/" + way.target()));
  }

  private Path original() {
    return folder.resolve(
        folder.files().stream().filter(f -> f.contains(way.original())).findFirst().orElseThrow());
  }

  private ExternalRuns runs() {
    return pipeline
        .runs()
        .with(
            List.of(
                ExternalRuns.store("raw", pipeline.store()),
                ExternalRuns.store("other", folder.resolve("other"))));
  }

  private void seed() throws IOException {
    for (String file : folder.files()) {
      Files.delete(folder.resolve(file));
    }
    way.seed(pipeline);
    Files.deleteIfExists(folder.resolve(way.destination()).resolve("_hash/" + schema.name()));
    way.begin(runs());
  }

  private Map<String, String> objects() throws IOException {
    Map<String, String> objects = new TreeMap<>();
    for (String file : folder.files()) {
      objects.put(file, Files.readString(folder.resolve(file), UTF_8));
    }
    return objects;
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
