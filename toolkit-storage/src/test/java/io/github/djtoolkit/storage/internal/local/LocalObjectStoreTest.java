package io.github.djtoolkit.storage.internal.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.storage.ContentSource;
import io.github.djtoolkit.storage.CopyResult.Means;
import io.github.djtoolkit.storage.ExpectedContent;
import io.github.djtoolkit.storage.ObjectConflictException;
import io.github.djtoolkit.storage.ObjectInfo;
import io.github.djtoolkit.storage.ObjectLookup;
import io.github.djtoolkit.storage.ObjectStore;
import io.github.djtoolkit.storage.Removal;
import io.github.djtoolkit.storage.StagedCopy;
import io.github.djtoolkit.storage.UnsafePathException;
import io.github.djtoolkit.storage.config.StoreCredentials;
import io.github.djtoolkit.storage.contract.ObjectStoreContract;
import io.github.djtoolkit.storage.internal.vfs.VfsStoreProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalObjectStoreTest extends ObjectStoreContract {

  @TempDir private Path folder;

  @BeforeEach
  void createFolders() throws IOException {
    Files.writeString(Files.createDirectories(outside()).resolve("secret"), "not yours");
  }

  @Override
  protected ObjectStore newStore() throws IOException {
    return open(Files.createDirectories(location()));
  }

  @Override
  protected ObjectStore newUnreachableStore() {
    return open(folder.resolve("not mounted"));
  }

  @Override
  protected Means meansInside() {
    return Means.LINKED;
  }

  @Test
  void copiesBetweenStoresOfOneFileSystemByHardLinks() throws IOException {
    Path second = Files.createDirectories(folder.resolve("second"));
    try (ObjectStore store = open(location());
        ObjectStore other = open(second)) {
      write(store, "a/object");
      Files.createSymbolicLink(location().resolve("link"), Path.of("a/object"));

      assertThat(other.copy(store, "a/object", "b/object", ExpectedContent.none()).means())
          .isEqualTo(Means.LINKED);
      assertThat(other.copy(store, "link", "b/link", ExpectedContent.none()).means())
          .isEqualTo(Means.LINKED);

      assertThat(Files.isSameFile(second.resolve("b/object"), location().resolve("a/object")))
          .isTrue();
      assertThat(second.resolve("b/link")).isRegularFile().hasContent("content");
      assertThat(Files.isSymbolicLink(second.resolve("b/link"))).isFalse();
      Files.delete(location().resolve("a/object"));
      assertThat(read(other, "b/object")).isEqualTo("content");
    }
  }

  @Test
  void givesNoNameToACopyBeforeItIsPublished(@TempDir Path elsewhere) throws IOException {
    try (ObjectStore store = open(location());
        ObjectStore other = unlinkable(elsewhere)) {
      for (String path : List.of("one", "two", "three", "four")) {
        write(other, path);
      }

      StagedCopy one = stage(store, other, "one");
      StagedCopy two = stage(store, other, "two");
      StagedCopy three = stage(store, other, "three");
      StagedCopy four = stage(store, other, "four");
      assertThat(paths(store)).isEmpty();

      one.force();
      assertThat(paths(store)).isEmpty();
      assertThat(one.publish().means()).isEqualTo(Means.STREAMED);
      assertThat(paths(store)).containsExactly("copies/one");
      write(store, "copies/two");
      assertThat(two.publish().means()).isEqualTo(Means.ALREADY_THERE);
      Files.writeString(location().resolve("copies/three"), "another");
      assertThatThrownBy(three::publish).isInstanceOf(ObjectConflictException.class);

      List.of(one, two, three, four).forEach(StagedCopy::close);
      one.close();
      try (Stream<Path> files = Files.list(location().resolve("copies"))) {
        assertThat(files.map(f -> f.getFileName().toString()))
            .containsExactlyInAnyOrder("one", "two", "three");
      }
      assertThat(read(store, "copies/one")).isEqualTo("content");
      assertThat(read(store, "copies/three")).isEqualTo("another");
    }
  }

  @Test
  void refusesLinksThatLeadOutside() throws IOException {
    Files.createSymbolicLink(location().resolve("folder"), outside());
    Files.createSymbolicLink(location().resolve("file"), outside().resolve("secret"));
    Files.createSymbolicLink(location().resolve("relative"), Path.of("../outside/secret"));

    try (ObjectStore store = open(location())) {
      for (String path : List.of("folder/secret", "file", "relative")) {
        assertThatExceptionOfType(UnsafePathException.class).isThrownBy(() -> store.stat(path));
        assertThatExceptionOfType(UnsafePathException.class)
            .isThrownBy(() -> store.lookup().stat(path));
        assertThatExceptionOfType(UnsafePathException.class).isThrownBy(() -> store.open(path));
      }
      assertThatThrownBy(() -> write(store, "folder/new")).isInstanceOf(UnsafePathException.class);
      assertThatThrownBy(() -> write(store, "folder/deep/new"))
          .isInstanceOf(UnsafePathException.class);
      assertThat(paths(store)).isEmpty();
    }
    try (Stream<Path> files = Files.list(outside())) {
      assertThat(files).containsExactly(outside().resolve("secret"));
    }
  }

  @Test
  void refusesFoldersThatAreReplacedByLinksWhileItIsAtWork() throws IOException {
    Files.createDirectories(outside().resolve("deep"));
    Files.writeString(outside().resolve("deep/object"), "not yours either");
    try (ObjectStore store = open(location())) {
      for (String path : List.of("upper/deep/object", "lower/deep/object")) {
        write(store, path);
        assertThat(store.stat(path)).isPresent();
      }
      Files.move(location().resolve("upper"), location().resolve("moved"));
      Files.createSymbolicLink(location().resolve("upper"), outside());
      Files.move(location().resolve("lower/deep"), location().resolve("lower/moved"));
      Files.createSymbolicLink(location().resolve("lower/deep"), outside().resolve("deep"));

      for (String path : List.of("upper/deep/", "lower/deep/")) {
        assertThatThrownBy(() -> store.stat(path + "object"))
            .isInstanceOf(UnsafePathException.class);
        assertThatThrownBy(() -> store.open(path + "object"))
            .isInstanceOf(UnsafePathException.class);
        assertThatThrownBy(() -> write(store, path + "new"))
            .isInstanceOf(UnsafePathException.class);
      }
      assertThat(read(store, "moved/deep/object")).isEqualTo("content");
      assertThat(read(store, "lower/moved/object")).isEqualTo("content");
      assertThat(outside().resolve("deep/new")).doesNotExist();
    }
  }

  @Test
  void followsLinksThatStayInside() throws IOException {
    try (ObjectStore store = open(location())) {
      write(store, "real/object");
      Files.createSymbolicLink(location().resolve("folder"), location().resolve("real"));
      Files.createSymbolicLink(location().resolve("link"), Path.of("real/object"));

      ObjectLookup lookup = store.lookup();
      for (String path : List.of("folder/object", "link", "real/object", "folder/object")) {
        assertThat(store.stat(path)).isPresent();
        assertThat(lookup.stat(path)).as(path).isEqualTo(store.stat(path));
      }
      assertThat(read(store, "link")).isEqualTo("content");
      assertThat(paths(store)).containsExactlyInAnyOrder("real/object", "folder/object", "link");
    }
  }

  @Test
  void survivesLinksThatLeadInCirclesOrNowhere() throws IOException {
    try (ObjectStore store = open(location())) {
      write(store, "real/object");
      Files.createSymbolicLink(location().resolve("real/up"), location());
      Files.createSymbolicLink(location().resolve("itself"), Path.of("itself"));
      Files.createSymbolicLink(location().resolve("nowhere"), Path.of("gone"));

      assertThat(paths(store)).containsExactly("real/object");
      assertThat(store.stat("nowhere")).isEmpty();
      assertThatThrownBy(() -> write(store, "nowhere")).isInstanceOf(ObjectConflictException.class);
      assertThat(location().resolve("gone")).doesNotExist();
    }
  }

  @Test
  void worksWhereTheLocationItselfIsALink() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), location());

    try (ObjectStore store = open(link)) {
      write(store, "a/object");
      assertThat(paths(store)).containsExactly("a/object");
    }
    assertThat(location().resolve("a/object")).hasContent("content");
  }

  @Test
  void givesObjectsThePermissionsOfOrdinaryFiles() throws IOException {
    Path ordinary = Files.createFile(folder.resolve("ordinary"));

    try (ObjectStore store = open(location())) {
      write(store, "object");
    }

    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(location().resolve("object"))))
        .isEqualTo(PosixFilePermissions.toString(Files.getPosixFilePermissions(ordinary)));
  }

  @Test
  void leavesUnfinishedWritesOutOfAListing() throws IOException {
    Files.writeString(
        location().resolve(".djtoolkit-01234567-89ab-cdef-0123-456789abcdef.part"), "half");
    Files.writeString(location().resolve(".djtoolkit-notes"), "a user's file");

    try (ObjectStore store = open(location())) {
      assertThat(paths(store)).containsExactly(".djtoolkit-notes");
    }
  }

  @Test
  void tellsOfUnfinishedWritesAndRemovesThoseAtRest() throws IOException {
    String name = ".djtoolkit-01234567-89ab-cdef-0123-456789abcdef.part";
    Path old = Files.writeString(location().resolve("original"), "half");
    Files.setLastModifiedTime(old, FileTime.fromMillis(0));
    Files.createDirectories(location().resolve("a/b"));
    Files.createLink(location().resolve("a/b/" + name), old);
    Files.createSymbolicLink(location().resolve("a/" + name), outside().resolve("secret"));
    Files.createSymbolicLink(location().resolve("out"), outside());
    Files.writeString(outside().resolve(name), "not yours");
    Files.writeString(location().resolve(name), "top");
    List<ObjectInfo> told = new ArrayList<>();

    try (ObjectStore store = open(location())) {
      Instant started = Instant.now();
      assertThat(store.listInParts("", told::add).stream().flatMap(p -> p.objects().get()))
          .extracting(ObjectInfo::path)
          .containsExactly("original");

      assertThat(told)
          .extracting(ObjectInfo::path, ObjectInfo::size)
          .containsExactly(tuple(name, 3L), tuple("a/b/" + name, 4L));
      assertThat(told).allSatisfy(o -> assertThat(o.modified()).isAfter(started.minusSeconds(60)));
      assertThat(store.removeUnfinished("a/b/" + name, Instant.EPOCH)).isEqualTo(Removal.KEPT);
      assertThat(store.removeUnfinished("original", later())).isEqualTo(Removal.KEPT);
      assertThat(store.removeUnfinished("a/" + name, later())).isEqualTo(Removal.ABSENT);
      assertThatExceptionOfType(UnsafePathException.class)
          .isThrownBy(() -> store.removeUnfinished("out/" + name, later()));
      assertThat(store.removeUnfinished("a/b/" + name, later())).isEqualTo(Removal.REMOVED);
      assertThat(store.removeUnfinished("a/b/" + name, later())).isEqualTo(Removal.ABSENT);
    }
    assertThat(old).hasContent("half");
    assertThat(outside().resolve(name)).hasContent("not yours");
  }

  private static Instant later() {
    return Instant.now().plusSeconds(60);
  }

  @Test
  void neverReplacesAFolderByAnObject() throws IOException {
    Files.createDirectories(location().resolve("folder"));

    try (ObjectStore store = open(location())) {
      assertThatThrownBy(() -> write(store, "folder")).isInstanceOf(ObjectConflictException.class);
    }
    assertThat(location().resolve("folder")).isEmptyDirectory();
  }

  @Test
  void keepsBackslashesInNamesWhereTheyAreOrdinaryCharacters() {
    try (ObjectStore store = open(location())) {
      write(store, "a\\b");

      assertThat(paths(store)).containsExactly("a\\b");
      assertThat(read(store, "a\\b")).isEqualTo("content");
    }
  }

  @Test
  void saysWhyALocationIsNoStore() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    try (ObjectStore store = open(file)) {
      assertThat(store.probe().readable()).isFalse();
      assertThat(store.probe().reason())
          .hasValueSatisfying(reason -> assertThat(reason).contains("not a folder"));
    }
  }

  private Path location() {
    return folder.resolve("store");
  }

  private Path outside() {
    return folder.resolve("outside");
  }

  private static ObjectStore open(Path location) {
    StoreSpec spec = StoreSpec.of("raw", new StoreAddress.Folder(location.toString()));
    return new LocalStoreProvider().open(spec, StoreCredentials.none());
  }

  /** A store that the toolkit knows no better way from than to read. */
  private static ObjectStore unlinkable(Path location) {
    return new VfsStoreProvider()
        .open(
            StoreSpec.of("far", new StoreAddress.Remote("file", location.toUri().toString())),
            StoreCredentials.none());
  }

  private static StagedCopy stage(ObjectStore store, ObjectStore from, String path) {
    return store.stageCopy(from, path, "copies/" + path, ExpectedContent.none());
  }

  private static void write(ObjectStore store, String path) {
    store.write(path, ContentSource.of("content".getBytes(UTF_8)), ExpectedContent.none());
  }

  private static String read(ObjectStore store, String path) {
    try (InputStream in = store.open(path)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> paths(ObjectStore store) {
    try (Stream<ObjectInfo> objects = store.list("")) {
      return objects.map(ObjectInfo::path).toList();
    }
  }
}
