package io.github.djtoolkit.storage.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.djtoolkit.model.store.Md5;
import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.storage.ContentMismatchException;
import io.github.djtoolkit.storage.ContentSource;
import io.github.djtoolkit.storage.CopyResult;
import io.github.djtoolkit.storage.CopyResult.Means;
import io.github.djtoolkit.storage.ExpectedContent;
import io.github.djtoolkit.storage.ListingPart;
import io.github.djtoolkit.storage.ObjectConflictException;
import io.github.djtoolkit.storage.ObjectInfo;
import io.github.djtoolkit.storage.ObjectLookup;
import io.github.djtoolkit.storage.ObjectMissingException;
import io.github.djtoolkit.storage.ObjectPath;
import io.github.djtoolkit.storage.ObjectStore;
import io.github.djtoolkit.storage.Removal;
import io.github.djtoolkit.storage.StagedCopy;
import io.github.djtoolkit.storage.StorageException;
import io.github.djtoolkit.storage.StoreProbe;
import io.github.djtoolkit.storage.StoreUnreachableException;
import io.github.djtoolkit.storage.UnsafePathException;
import io.github.djtoolkit.storage.WriteResult;
import io.github.djtoolkit.storage.WriteResult.Outcome;
import io.github.djtoolkit.storage.internal.local.LocalObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every back-end of {@link ObjectStore} must do. Extend it, and say how to make a store. */
public abstract class ObjectStoreContract {

  private static final byte[] CONTENT = "spikes\0and \u00fcnits".getBytes(UTF_8);

  private ObjectStore store;

  /**
   * Opens an empty store whose location exists, a new one for each test.
   *
   * @return the store; the contract closes it
   * @throws Exception if that fails
   */
  protected abstract ObjectStore newStore() throws Exception;

  /**
   * Opens a store whose location does not exist.
   *
   * @return the store; the contract closes it
   * @throws Exception if that fails
   */
  protected abstract ObjectStore newUnreachableStore() throws Exception;

  /**
   * How the store copies an object inside itself.
   *
   * @return a stream, unless the back-end has something better
   */
  protected Means meansInside() {
    return Means.STREAMED;
  }

  /**
   * Whether the back-end can express a name. What it cannot it must refuse, which its own tests
   * show.
   *
   * @param path a safe path
   * @return true, unless the back-end's library takes something in it for more than a letter
   */
  protected boolean supports(String path) {
    return true;
  }

  /**
   * How many generated paths the store is to be tried with, beside every hostile name.
   *
   * @return fewer where each takes long
   */
  protected int hostilePaths() {
    return 120;
  }

  @BeforeEach
  void openStore() throws Exception {
    store = newStore();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void writesAnObjectAndReadsItBack() {
    WriteResult result = write("lab/ab/cd/object", CONTENT);

    assertThat(result)
        .isEqualTo(
            new WriteResult("lab/ab/cd/object", CONTENT.length, md5(CONTENT), Outcome.WRITTEN));
    assertThat(read("lab/ab/cd/object")).isEqualTo(CONTENT);
    assertThat(store.stat("lab/ab/cd/object"))
        .hasValueSatisfying(
            info -> {
              assertThat(info.path()).isEqualTo("lab/ab/cd/object");
              assertThat(info.size()).isEqualTo(CONTENT.length);
              assertThat(info.modified())
                  .isBetween(Instant.now().minusSeconds(3600), Instant.now().plusSeconds(3600));
            });
  }

  @Test
  void writesEmptyAndLargeObjects() {
    byte[] large = new byte[5 * 1024 * 1024 + 17];
    new Random(3).nextBytes(large);

    write("empty", new byte[0]);
    write("large", large);

    assertThat(read("empty")).isEmpty();
    assertThat(read("large")).isEqualTo(large);
    assertThat(write("large", large).outcome()).isEqualTo(Outcome.ALREADY_THERE);
  }

  @Test
  void leavesAnEqualObjectAlone() {
    write("a/object", CONTENT);

    WriteResult again = write("a/object", CONTENT);

    assertThat(again)
        .isEqualTo(
            new WriteResult("a/object", CONTENT.length, md5(CONTENT), Outcome.ALREADY_THERE));
  }

  @Test
  void doesNotOpenTheContentWhenTheExpectedObjectIsThere() {
    write("object", CONTENT);

    WriteResult again =
        store.write(
            "object",
            ObjectStoreContract::unreadable,
            ExpectedContent.of(CONTENT.length, md5(CONTENT)));

    assertThat(again.outcome()).isEqualTo(Outcome.ALREADY_THERE);
  }

  @Test
  void neverReplacesAnotherObject() {
    write("object", CONTENT);
    byte[] sameSize = CONTENT.clone();
    sameSize[3]++;

    for (byte[] other :
        List.of(sameSize, new byte[0], "longer than what is there".getBytes(UTF_8))) {
      assertThatExceptionOfType(ObjectConflictException.class)
          .isThrownBy(() -> write("object", other))
          .satisfies(e -> assertNames(e, "object"));
      assertThatExceptionOfType(ObjectConflictException.class)
          .isThrownBy(
              () ->
                  store.write(
                      "object",
                      ContentSource.of(other),
                      ExpectedContent.of(other.length, md5(other))));
    }
    assertThat(read("object")).isEqualTo(CONTENT);
  }

  @Test
  void refusesContentThatIsNotTheExpectedOne() {
    List<ExpectedContent> wrong =
        List.of(
            ExpectedContent.of(CONTENT.length + 1, md5(CONTENT)),
            ExpectedContent.of(CONTENT.length, md5(new byte[0])));

    for (ExpectedContent expected : wrong) {
      assertThatExceptionOfType(ContentMismatchException.class)
          .isThrownBy(() -> store.write("folder/object", ContentSource.of(CONTENT), expected))
          .satisfies(e -> assertNames(e, "folder/object"));
    }
    assertThat(store.stat("folder/object")).isEmpty();
    assertThat(paths("")).isEmpty();
  }

  @Test
  void leavesNothingBehindWhenTheContentBreaksOff() {
    ContentSource broken =
        () -> new SequenceInputStream(ContentSource.of(CONTENT).open(), unreadable());

    assertThatExceptionOfType(StorageException.class)
        .isThrownBy(() -> store.write("object", broken, ExpectedContent.none()))
        .satisfies(
            e -> {
              assertThat(e.code()).isEqualTo(StorageException.IO);
              assertThat(e).hasRootCauseMessage("broken off");
              assertNames(e, "object");
            });
    assertThat(store.stat("object")).isEmpty();
    assertThat(paths("")).isEmpty();
    assertThat(write("object", CONTENT).outcome()).isEqualTo(Outcome.WRITTEN);
  }

  @Test
  void letsOneOfSeveralWritersOfAPathWin() throws Exception {
    int writers = 8;
    CyclicBarrier start = new CyclicBarrier(writers);
    AtomicInteger written = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int i = 0; i < writers; i++) {
      byte[] own = ("writer " + i).getBytes(UTF_8);
      tasks.add(
          () -> {
            start.await();
            try {
              assertThat(write("contended/object", own).outcome()).isEqualTo(Outcome.WRITTEN);
              written.incrementAndGet();
            } catch (ObjectConflictException e) {
              refused.incrementAndGet();
            }
            return null;
          });
    }

    ExecutorService threads = Executors.newFixedThreadPool(writers);
    try {
      for (Future<Void> result : threads.invokeAll(tasks)) {
        result.get();
      }
    } finally {
      threads.shutdown();
    }

    assertThat(written).hasValue(1);
    assertThat(refused).hasValue(writers - 1);
    assertThat(new String(read("contended/object"), UTF_8)).startsWith("writer ");
    assertThat(paths("")).containsExactly("contended/object");
  }

  @Test
  void listsWhatLiesBelowAFolder() {
    for (String path : List.of("a/1", "a/b/2", "a/b/c/3", "ab/4", "5")) {
      write(path, path.getBytes(UTF_8));
    }

    assertThat(paths("")).containsExactlyInAnyOrder("a/1", "a/b/2", "a/b/c/3", "ab/4", "5");
    assertThat(paths("a")).containsExactlyInAnyOrder("a/1", "a/b/2", "a/b/c/3");
    assertThat(paths("a/b/")).containsExactlyInAnyOrder("a/b/2", "a/b/c/3");
    assertThat(paths("nowhere")).isEmpty();
    try (Stream<ObjectInfo> objects = store.list("ab")) {
      assertThat(objects).singleElement().satisfies(info -> assertThat(info.size()).isEqualTo(4));
    }
  }

  @Test
  void listsInTheOrderOfTheBytesOfWholePaths() {
    List<String> inOrder =
        List.of(
            "A/z",
            "a b",
            "a!/deep/1",
            "a#",
            "a,b/1",
            "a-",
            "a-b-/1",
            "a-b/1",
            "a-b/1-",
            "a-b/10",
            "a.b/c",
            "a.b0",
            "a/b",
            "a/b-/c",
            "a/b.d",
            "a/b0",
            "a/b1/c",
            "a0",
            "aa/1",
            "z",
            "~b/c",
            "\u00e9/1",
            "\u00e9\u0301",
            "\ud7ff",
            "\uf8ff-/1",
            "\uf8ff/1",
            "\uf8ff/2/\uffee",
            "\uf8ff/2/\ud83d\ude00",
            "\ud83d\ude00-",
            "\ud83d\ude00/1");
    List<String> shuffled = new ArrayList<>(inOrder);
    Collections.shuffle(shuffled, new Random(5));
    shuffled.forEach(path -> write(path, CONTENT));

    assertThat(paths("")).containsExactlyElementsOf(inOrder).isSortedAccordingTo(byBytes());
    assertThat(paths("a")).containsExactly("a/b", "a/b-/c", "a/b.d", "a/b0", "a/b1/c");
    assertThat(paths("\uf8ff"))
        .containsExactly("\uf8ff/1", "\uf8ff/2/\uffee", "\uf8ff/2/\ud83d\ude00");
  }

  @Test
  void listsTheSameInPartsThatFollowEachOther() {
    List<String> written = new ArrayList<>(List.of("lab/a/1", "lab/a-", "lab/a-b/2", "lab/z"));
    for (int i = 0; i < 300; i++) {
      written.add("lab/" + Integer.toHexString(i * 7919) + (i % 2 == 0 ? "" : "/" + i));
    }
    written.add("label");
    written.forEach(path -> write(path, CONTENT));

    for (String folder : List.of("lab", "", "lab/a", "nowhere")) {
      List<ListingPart> parts = store.listInParts(folder);
      assertThat(parts.get(0).from()).isEmpty();
      List<String> listed = new ArrayList<>();
      for (int i = 0; i < parts.size(); i++) {
        List<String> own = new ArrayList<>();
        try (Stream<ObjectInfo> objects = parts.get(i).objects().get()) {
          objects.map(ObjectInfo::path).forEach(own::add);
        }
        String from = parts.get(i).from();
        assertThat(own).allMatch(path -> ObjectPath.BYTE_ORDER.compare(path, from) >= 0);
        assertThat(listed).allMatch(path -> ObjectPath.BYTE_ORDER.compare(path, from) < 0);
        listed.addAll(own);
      }
      assertThat(listed).containsExactlyElementsOf(paths(folder));
    }
  }

  @Test
  void listsLazily() {
    for (int i = 0; i < 40; i++) {
      write("folder" + i % 4 + "/" + i, CONTENT);
    }

    try (Stream<ObjectInfo> objects = store.list("")) {
      assertThat(objects.limit(3)).hasSize(3);
    }
    assertThat(paths("")).hasSize(40);
  }

  @Test
  void copiesInsideTheStore() {
    write("from", CONTENT);

    assertThat(store.copy("from", "to/copy", expected(CONTENT)))
        .isEqualTo(new CopyResult("to/copy", CONTENT.length, md5(CONTENT), meansInside()));
    assertThat(store.copy("from", "to/unproved", ExpectedContent.none()))
        .isEqualTo(new CopyResult("to/unproved", CONTENT.length, md5(CONTENT), meansInside()));
    assertThat(read("to/copy")).isEqualTo(CONTENT);
    assertThat(read("from")).isEqualTo(CONTENT);
    assertThat(paths("")).containsExactlyInAnyOrder("from", "to/copy", "to/unproved");
  }

  @Test
  void settlesManyCopiesAtOnceAndTheSameOnesAgain() {
    write("from", CONTENT);
    List<String> copies = List.of("to/one", "to/two", "further/three");
    List<StagedCopy> staged =
        copies.stream()
            .map(copy -> store.stageCopy(store, "from", copy, expected(CONTENT)))
            .toList();
    staged.forEach(StagedCopy::force);

    for (int i = 0; i < copies.size(); i++) {
      assertThat(staged.get(i).publish())
          .isEqualTo(new CopyResult(copies.get(i), CONTENT.length, md5(CONTENT), meansInside()));
    }
    staged.forEach(StagedCopy::close);
    store.settle(copies);
    store.settle(copies);

    assertThat(paths("")).containsExactlyInAnyOrder("from", "to/one", "to/two", "further/three");
    assertThatExceptionOfType(UnsafePathException.class)
        .isThrownBy(() -> store.settle(List.of("../outside")));
  }

  @Test
  void copiesFromAnotherStore(@TempDir Path folder) {
    byte[] large = new byte[7 * 1024 * 1024 + 3];
    new Random(5).nextBytes(large);
    try (ObjectStore other = folderStore(folder)) {
      other.write("a/from", ContentSource.of(large), ExpectedContent.none());

      CopyResult copied = store.copy(other, "a/from", "b/to", expected(large));

      assertThat(copied.path()).isEqualTo("b/to");
      assertThat(copied.md5()).isEqualTo(md5(large));
      assertThat(copied.isNew()).isTrue();
      assertThat(read("b/to")).isEqualTo(large);
      assertThatExceptionOfType(ObjectMissingException.class)
          .isThrownBy(() -> store.copy(other, "nowhere", "b/nothing", ExpectedContent.none()))
          .satisfies(e -> assertThat(e.store()).isEqualTo("elsewhere"));
    }
  }

  @Test
  void leavesAnEqualCopyAloneAndDoesNotReadTheOriginalAgain() {
    write("from", CONTENT);
    store.copy("from", "to", expected(CONTENT));

    assertThat(store.copy("from", "to", ExpectedContent.none()).means())
        .isEqualTo(Means.ALREADY_THERE);
    store.deleteIfSame("from", CONTENT.length, md5(CONTENT));
    assertThat(store.copy("from", "to", expected(CONTENT)))
        .isEqualTo(new CopyResult("to", CONTENT.length, md5(CONTENT), Means.ALREADY_THERE));
    assertThat(read("to")).isEqualTo(CONTENT);
  }

  @Test
  void copiesNothingWhereTheOriginalIsNotTheExpectedOne() {
    byte[] flipped = CONTENT.clone();
    flipped[2]++;
    write("from", flipped);
    write("cut", new byte[] {CONTENT[0]});

    for (String from : List.of("from", "cut")) {
      assertThatExceptionOfType(ContentMismatchException.class)
          .isThrownBy(() -> store.copy(from, "to", expected(CONTENT)))
          .satisfies(e -> assertNames(e, from));
    }
    assertThatExceptionOfType(ObjectMissingException.class)
        .isThrownBy(() -> store.copy("nowhere", "to", expected(CONTENT)))
        .satisfies(e -> assertNames(e, "nowhere"));
    assertThat(paths("")).containsExactlyInAnyOrder("from", "cut");
  }

  @Test
  void neverCopiesOverAnotherObject() {
    write("from", CONTENT);
    write("to/object", new byte[CONTENT.length]);

    for (ExpectedContent expected : List.of(expected(CONTENT), ExpectedContent.none())) {
      assertThatExceptionOfType(ObjectConflictException.class)
          .isThrownBy(() -> store.copy("from", "to/object", expected))
          .satisfies(e -> assertNames(e, "to/object"));
    }
    assertThat(read("to/object")).isEqualTo(new byte[CONTENT.length]);
    assertThat(paths("")).containsExactlyInAnyOrder("from", "to/object");
  }

  @Test
  void removesOnlyWhatIsStillTheSame() {
    write("folder/object", CONTENT);

    assertThat(store.deleteIfSame("folder/object", CONTENT.length, md5(new byte[0])))
        .isEqualTo(Removal.KEPT);
    assertThat(store.deleteIfSame("folder/object", CONTENT.length + 1, md5(CONTENT)))
        .isEqualTo(Removal.KEPT);
    assertThat(read("folder/object")).isEqualTo(CONTENT);
    assertThat(store.deleteIfSame("folder/object", CONTENT.length, md5(CONTENT)))
        .isEqualTo(Removal.REMOVED);
    assertThat(store.deleteIfSame("folder/object", CONTENT.length, md5(CONTENT)))
        .isEqualTo(Removal.ABSENT);
    assertThat(paths("")).isEmpty();
  }

  @Test
  void looksManyObjectsUpAsItDoesOne() {
    List<String> present =
        List.of("object", "a/one", "a/three", "a/b/c/four", "a/b/d/five", "a b/six", "a/seven");
    present.forEach(path -> write(path, path.getBytes(UTF_8)));
    List<String> paths = new ArrayList<>(present);
    paths.addAll(
        List.of("a", "a/b", "a/two", "a/one/below", "a//./one", "ab/one", "nowhere/a/b", "z"));

    ObjectLookup lookup = store.lookup();

    for (String path : paths) {
      assertThat(lookup.stat(path)).as(path).isEqualTo(store.stat(path));
    }
    assertThat(present).allMatch(path -> lookup.stat(path).isPresent());
    write("a/two", CONTENT);
    assertThat(lookup.stat("a/two")).isPresent();
  }

  @Test
  void tellsAMissingObject() {
    assertThat(store.stat("nowhere/object")).isEmpty();
    assertThatExceptionOfType(ObjectMissingException.class)
        .isThrownBy(() -> store.open("nowhere/object"))
        .satisfies(e -> assertNames(e, "nowhere/object"));
  }

  @Test
  void takesAFolderForNoObject() {
    write("folder/object", CONTENT);

    assertThat(store.stat("folder")).isEmpty();
    assertThatThrownBy(() -> store.open("folder")).isInstanceOf(ObjectMissingException.class);
    assertThat(store.stat("folder/object/below")).isEmpty();
  }

  @Test
  void keepsHostileNamesAsTheyAre() {
    HostileNames names = new HostileNames(7);
    Map<String, byte[]> written = new TreeMap<>();
    List<String> all = new ArrayList<>(HostileNames.segments());
    for (int i = 0; i < hostilePaths(); i++) {
      all.add(names.path());
    }
    for (int i = 0; i < all.size(); i++) {
      String path = i + "/" + all.get(i);
      if (!supports(path)) {
        continue;
      }
      byte[] content = names.content(300);
      written.put(path, content);
      write(path, content);
    }

    written.forEach(
        (path, content) -> {
          assertThat(read(path)).as(path).isEqualTo(content);
          assertThat(store.stat(path))
              .as(path)
              .hasValueSatisfying(info -> assertThat(info.path()).isEqualTo(path));
        });
    List<String> listed = paths("");
    assertThat(listed).containsExactlyInAnyOrderElementsOf(written.keySet());
    assertThat(listed).isSortedAccordingTo(byBytes());
  }

  @Test
  void keepsNamesApartThatAreOneWhenEncodedOnceTooOften() {
    List<String> names =
        List.of(
            "a b", "a+b", "a%20b", "a%2Bb", "a%2520b", "%61 b", "a%2Fb", "a/b", "a&amp;b", "a&b");
    for (String name : names) {
      write("folder/" + name, name.getBytes(UTF_8));
    }

    for (String name : names) {
      assertThat(read("folder/" + name)).as(name).isEqualTo(name.getBytes(UTF_8));
    }
    assertThat(paths("folder"))
        .containsExactlyInAnyOrderElementsOf(names.stream().map(n -> "folder/" + n).toList());
    assertThat(store.stat("folder/a%252Bb")).isEmpty();
    assertThat(store.deleteIfSame("folder/a+b", 3, md5("a+b".getBytes(UTF_8))))
        .isEqualTo(Removal.REMOVED);
    assertThat(store.stat("folder/a b")).isPresent();
  }

  @Test
  void dropsEmptySegmentsAsLegacyPathsDo() {
    write("a//b/./c", CONTENT);

    assertThat(paths("")).containsExactly("a/b/c");
    assertThat(read("a/b/c/")).isEqualTo(CONTENT);
  }

  @Test
  void refusesEveryPathThatLeavesTheStore() {
    HostileNames names = new HostileNames(11);
    List<String> escapes = new ArrayList<>(HostileNames.escapes());
    for (int i = 0; i < 200; i++) {
      escapes.add(names.escape());
    }
    write("inside", CONTENT);

    for (String path : escapes) {
      assertRefused(path, () -> store.stat(path));
      assertRefused(path, () -> store.lookup().stat(path));
      assertRefused(path, () -> store.open(path).close());
      assertRefused(path, () -> write(path, CONTENT));
      assertRefused(path, () -> store.copy("inside", path, ExpectedContent.none()));
      assertRefused(path, () -> store.copy(path, "elsewhere", ExpectedContent.none()));
      assertRefused(path, () -> store.deleteIfSame(path, 0, md5(new byte[0])));
    }
    assertThatThrownBy(() -> store.list("..")).isInstanceOf(UnsafePathException.class);
    assertThat(paths("")).containsExactly("inside");
  }

  @Test
  void probesTheLocation() {
    assertThat(store.probe()).isEqualTo(StoreProbe.usable());
    assertThat(paths("")).isEmpty();
  }

  @Test
  void neverTakesAnUnreachableLocationForMissingObjects() throws Exception {
    try (ObjectStore unreachable = newUnreachableStore()) {
      StoreProbe probe = unreachable.probe();
      assertThat(probe.readable()).isFalse();
      assertThat(probe.writable()).isFalse();
      assertThat(probe.reason()).isPresent();
      List<ThrowingAction> actions =
          List.of(
              () -> unreachable.stat("object"),
              () -> unreachable.lookup().stat("folder/object"),
              () -> unreachable.open("object"),
              () -> unreachable.write("object", ContentSource.of(CONTENT), ExpectedContent.none()),
              () -> unreachable.copy("object", "copy", ExpectedContent.none()),
              () -> unreachable.deleteIfSame("object", 0, md5(new byte[0])),
              () -> unreachable.list("").close());
      for (ThrowingAction action : actions) {
        assertThatExceptionOfType(StoreUnreachableException.class)
            .isThrownBy(action::run)
            .satisfies(e -> assertThat(e.store()).isEqualTo(unreachable.spec().name()));
      }
    }
  }

  /** An action that may throw anything. */
  @FunctionalInterface
  private interface ThrowingAction {
    void run() throws Exception;
  }

  private static void assertRefused(String path, ThrowingAction action) {
    assertThatExceptionOfType(UnsafePathException.class)
        .as(path)
        .isThrownBy(action::run)
        .satisfies(e -> assertThat(e.path()).isEqualTo(path));
  }

  private void assertNames(StorageException e, String path) {
    assertThat(e.store()).isEqualTo(store.spec().name());
    assertThat(e.path()).isEqualTo(path);
    assertThat(e).hasMessageContaining(path).hasMessageContaining(store.spec().name());
  }

  private static ObjectStore folderStore(Path folder) {
    return new LocalObjectStore(
        StoreSpec.of("elsewhere", new StoreAddress.Folder(folder.toString())), folder);
  }

  private static ExpectedContent expected(byte[] content) {
    return ExpectedContent.of(content.length, md5(content));
  }

  private WriteResult write(String path, byte[] content) {
    return store.write(path, ContentSource.of(content), ExpectedContent.none());
  }

  private byte[] read(String path) {
    try (InputStream in = store.open(path)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> paths(String folder) {
    try (Stream<ObjectInfo> objects = store.list(folder)) {
      return objects.map(ObjectInfo::path).toList();
    }
  }

  private static Comparator<String> byBytes() {
    return (left, right) -> Arrays.compareUnsigned(left.getBytes(UTF_8), right.getBytes(UTF_8));
  }

  private static InputStream unreadable() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("broken off");
      }

      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        throw new IOException("broken off");
      }
    };
  }

  private static Md5 md5(byte[] content) {
    try {
      return Md5.of(MessageDigest.getInstance("MD5").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
