package io.github.djtoolkit.ops.integrity;

import static io.github.djtoolkit.ops.integrity.IntegrityRuns.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.djtoolkit.model.result.IntegrityResult;
import io.github.djtoolkit.model.result.IntegrityResult.Counts;
import io.github.djtoolkit.model.result.IntegrityResult.Damaged;
import io.github.djtoolkit.model.result.IntegrityResult.Fault;
import io.github.djtoolkit.model.result.IntegrityResult.Missing;
import io.github.djtoolkit.model.result.IntegrityResult.OrphanFile;
import io.github.djtoolkit.model.result.IntegrityResult.StoreFailure;
import io.github.djtoolkit.storage.StorageException;
import io.github.djtoolkit.storage.StoreUnreachableException;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MySqlTest
class OddObjectsTest {

  private static final IntegrityOptions CHECKSUM = IntegrityOptions.defaults().withChecksum();

  @Test
  void looksForObjectsFromOlderDaysWhereTheLegacyClientDoes(TestSchema schema, TestFolder folder) {
    OddObjects odd = OddObjects.in(schema, folder.resolve("raw"));
    String moved = schema.name() + "/moved-";
    odd.moved(moved + 1, "at its path");
    odd.put(moved + 1, "at its path");
    String second = odd.moved(moved + 2, "at a blob's place");
    odd.put(odd.blobPlace(second), "at a blob's place");
    odd.moved(moved + 3, "nowhere");
    String fourth = odd.moved(moved + 4, "at both places");
    odd.put(moved + 4, "at both places");
    odd.put(odd.blobPlace(fourth), "other");
    odd.track(OddObjects.md5(moved + 5), 3, "'" + moved + "5'", "NULL");
    odd.put(moved + 5, "row");
    schema.execute("INSERT INTO rec (id, f) VALUES (50, NULL)");

    IntegrityResult result = odd.runs().verify(CHECKSUM);

    assertThat(result.totalReferences()).isEqualTo(4);
    assertThat(result.valid()).isEqualTo(2);
    assertThat(result.missing())
        .extracting(Missing::filepath, m -> rows(m.rows()))
        .containsExactly(tuple(moved + 3, Set.of(odd.row(3, "b"))));
    assertThat(result.damaged())
        .extracting(Damaged::fault, Damaged::fullPath, d -> rows(d.rows()))
        .containsExactly(
            tuple(
                Fault.TRUNCATED,
                folder.resolve("raw/" + odd.blobPlace(fourth)).toString(),
                Set.of(odd.row(4, "b"))));
    assertThat(result.orphans().files()).hasValue(0);
    assertThat(result.orphans().rows()).isEqualTo(1);
  }

  @Test
  void takesPathsAsTheyAreAndRefusesThoseThatLeadOut(TestSchema schema, TestFolder folder) {
    OddObjects odd = OddObjects.in(schema, folder.resolve("raw"));
    List<String> paths =
        List.of(
            "a-b",
            "a.b",
            "a/b",
            "a/b-c/d",
            "a//e/./f",
            "trailing ",
            "qu'ot\"e\\d",
            "Bericht \u00f6rt",
            "Bericht o\u0308rt",
            "\ud83d\udc2d/\uffee",
            "\ud83d\udc2d/\ud83e\uddea",
            "deep/" + "x".repeat(250) + "/" + "y".repeat(250) + "/z");
    paths.forEach(path -> odd.storedFile(path, "content of " + path.length()));
    IntegrityRuns.write(folder.resolve("outside"), new byte[3]);
    odd.file("../outside", "abc");
    odd.file("/etc/hostname", "abc");

    IntegrityResult result = odd.runs().verify(CHECKSUM);

    assertThat(result.valid()).as(result.toString()).isEqualTo(paths.size());
    assertThat(result.totalReferences()).isEqualTo(paths.size() + 2);
    assertThat(result.counts()).isEqualTo(new Counts(0, 0, 0, 0, 2, 0, 0, 0));
    assertThat(result.damaged())
        .extracting(Damaged::filepath, Damaged::fault, d -> rows(d.rows()))
        .containsExactlyInAnyOrder(
            tuple("../outside", Fault.UNREADABLE, Set.of(odd.row(paths.size() + 1, "f"))),
            tuple("/etc/hostname", Fault.UNREADABLE, Set.of(odd.row(paths.size() + 2, "f"))));
  }

  @Test
  void asksForFewAndListsForMany(TestSchema schema, TestFolder folder) {
    OddObjects odd = OddObjects.in(schema, folder.resolve("raw"));
    for (int i = 0; i < 40; i++) {
      odd.storedFile("movies/2024/" + i % 7 + "/" + i, "movie");
    }
    odd.storedFile("movies.txt", "one");
    odd.storedFile("notes/one", "two");
    odd.file("notes/gone", "three");
    odd.blob("a signal");
    WatchedStores few = WatchedStores.counting();

    IntegrityResult listed = odd.runs().with(few).verify();

    assertThat(listed.valid()).isEqualTo(43);
    assertThat(listed.missing()).extracting(Missing::filepath).containsExactly("notes/gone");
    assertThat(few.calls("stat")).as("three asked for, the missing one twice").isEqualTo(4);
    assertThat(few.calls("list")).isEqualTo(1);
    assertThat(few.calls("listInParts")).isEqualTo(1);

    for (int i = 0; i < 1_200; i++) {
      odd.put("movies/2024/0/%05d".formatted(i), "");
    }
    WatchedStores many = WatchedStores.counting();

    IntegrityResult asked = odd.runs().with(many).verify();

    assertThat(asked.valid()).isEqualTo(43);
    assertThat(many.calls("stat")).as("the listing was given up after one").isEqualTo(43);
  }

  @Test
  void reportsObjectsThatTheStoreDoesNotGive(TestSchema schema, TestFolder folder) {
    OddObjects odd = OddObjects.in(schema, folder.resolve("raw"));
    odd.blob("readable");
    String hash = odd.blob("forbidden");
    WatchedStores stores =
        new WatchedStores(
            (method, path) -> {
              if (method.equals("open") && path.endsWith(hash)) {
                throw new StorageException(StorageException.IO, "raw", path, "permission denied");
              }
            });

    IntegrityResult result = odd.runs().with(stores).verify(CHECKSUM);

    assertThat(result.valid()).isEqualTo(1);
    assertThat(result.counts()).isEqualTo(new Counts(0, 0, 0, 0, 1, 0, 0, 0));
    assertThat(result.damaged())
        .extracting(Damaged::hash, Damaged::fault, Damaged::error, d -> rows(d.rows()))
        .containsExactly(
            tuple(hash, Fault.UNREADABLE, "permission denied", Set.of(odd.row(2, "b"))));
    assertThat(result.storesChecked()).containsExactly("raw");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void reportsAFileThatTheSystemDoesNotGive(boolean lists, TestSchema schema, TestFolder folder)
      throws IOException {
    OddObjects odd = OddObjects.in(schema, folder.resolve("raw"));
    odd.blob("readable");
    String hash = odd.blob("leads to itself");
    Path file = folder.resolve("raw/" + odd.blobPlace(hash));
    Files.delete(file);
    Files.createSymbolicLink(file, file.getFileName());
    IntegrityOptions options = IntegrityOptions.defaults();

    IntegrityResult result = odd.runs().verify(lists ? options : options.withoutOrphans());

    assertThat(result.valid()).isEqualTo(1);
    assertThat(result.counts()).isEqualTo(new Counts(0, 0, 0, 0, 1, 0, 0, 0));
    assertThat(result.damaged())
        .extracting(Damaged::hash, Damaged::fault, d -> rows(d.rows()))
        .containsExactly(tuple(hash, Fault.UNREADABLE, Set.of(odd.row(2, "b"))));
    assertThat(result.failures()).isEmpty();
  }

  @Test
  void asksForObjectsWhereAFolderCannotBeListed(TestSchema schema, TestFolder folder) {
    OddObjects odd = OddObjects.in(schema, folder.resolve("raw"));
    odd.blob("first");
    String hash = odd.blob("second");
    IntegrityRuns.delete(folder.resolve("raw/" + odd.blobPlace(hash)));
    WatchedStores stores =
        new WatchedStores(
            (method, path) -> {
              if (method.startsWith("list")) {
                throw new StorageException(StorageException.IO, "raw", path, "permission denied");
              }
            });

    IntegrityResult result = odd.runs().with(stores).verify();

    assertThat(result.valid()).isEqualTo(1);
    assertThat(result.missing()).extracting(Missing::hash).containsExactly(hash);
    assertThat(result.failures()).isEmpty();
  }

  @Test
  void givesAStoreUpThatStopsAnswering(TestSchema schema, TestFolder folder) {
    OddObjects odd = OddObjects.in(schema, folder.resolve("raw"));
    odd.blob("first");
    odd.storedFile("notes/one", "one");
    WatchedStores stores =
        new WatchedStores(
            (method, path) -> {
              if (method.equals("stat")) {
                throw new StoreUnreachableException("raw", path, "the server is down");
              }
            });

    IntegrityResult result = odd.runs().with(stores).verify();

    assertThat(result.failures())
        .containsExactly(
            new StoreFailure("raw", StoreUnreachableException.CODE, "the server is down"));
    assertThat(result.storesChecked()).isEmpty();
    assertThat(result.missing()).isEmpty();
    assertThat(result.valid() + result.counts().unchecked()).isEqualTo(2);
    assertThat(result.isWhole()).isFalse();
  }

  @Test
  void isNotMisledByWhatOthersDoMeanwhile(TestSchema schema, TestFolder folder) {
    OddObjects odd = OddObjects.in(schema, folder.resolve("raw"));
    odd.blob("stays");
    String deleted = odd.blob("deleted meanwhile");
    String late = odd.blob("comes back");
    IntegrityRuns.delete(folder.resolve("raw/" + odd.blobPlace(late)));
    WatchedStores stores =
        new WatchedStores(
            (method, path) -> {
              if (method.equals("listInParts")) {
                schema.execute("DELETE FROM rec WHERE b = x'" + deleted + "'");
                IntegrityRuns.delete(folder.resolve("raw/" + odd.blobPlace(deleted)));
                odd.blob("inserted meanwhile");
              } else if (method.equals("stat") && path.endsWith(late)) {
                odd.put(odd.blobPlace(late), "comes back");
              }
            });

    IntegrityResult result = odd.runs().with(stores).verify();

    assertThat(result.missing()).isEmpty();
    assertThat(result.totalReferences()).isEqualTo(2);
    assertThat(result.valid()).isEqualTo(2);
    assertThat(result.isWhole()).isTrue();
    assertThat(result.orphans().files()).hasValue(1);
    assertThat(result.orphans().recentFiles()).hasValue(1);
  }

  @Test
  void leavesFoldersOfNewerCodecsAlone(TestSchema schema, TestFolder folder) {
    OddObjects odd = OddObjects.in(schema, folder.resolve("raw"));
    String place = "_hash/" + schema.name() + "/array.zarr";
    odd.put(place + "/0.0", "chunk");
    odd.put(place + "/.zattrs", "attributes");
    odd.put(place + "-stray", "stray");
    schema.execute(
        "CREATE TABLE arrays (id int PRIMARY KEY, v json COMMENT ':<zarr@raw>:')",
        "INSERT INTO arrays VALUES (1, JSON_OBJECT('path', '"
            + place
            + "', 'store', 'raw', 'is_dir', true))");

    IntegrityResult result = odd.runs().verify();

    assertThat(result.totalReferences()).isEqualTo(1);
    assertThat(result.counts()).isEqualTo(new Counts(0, 0, 0, 0, 0, 0, 0, 1));
    assertThat(result.isWhole()).isTrue();
    assertThat(result.orphans().listedFiles())
        .extracting(OrphanFile::fullPath)
        .containsExactly(folder.resolve("raw/" + place + "-stray").toString());
  }
}
