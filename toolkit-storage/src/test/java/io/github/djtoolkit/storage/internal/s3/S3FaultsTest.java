package io.github.djtoolkit.storage.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.djtoolkit.model.store.Md5;
import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.storage.ContentSource;
import io.github.djtoolkit.storage.CopyResult.Means;
import io.github.djtoolkit.storage.ExpectedContent;
import io.github.djtoolkit.storage.ObjectInfo;
import io.github.djtoolkit.storage.ObjectStore;
import io.github.djtoolkit.storage.Patience;
import io.github.djtoolkit.storage.StorageException;
import io.github.djtoolkit.storage.StoreAccessException;
import io.github.djtoolkit.storage.StoreProbe;
import io.github.djtoolkit.storage.StoreUnreachableException;
import io.github.djtoolkit.storage.UnsafePathException;
import io.github.djtoolkit.storage.WriteResult.Outcome;
import io.github.djtoolkit.storage.config.Secret;
import io.github.djtoolkit.storage.config.StoreCredentials;
import io.github.djtoolkit.testkit.junit.S3Test;
import io.github.djtoolkit.testkit.junit.TestBucket;
import io.github.djtoolkit.testkit.s3.Fault;
import io.github.djtoolkit.testkit.s3.FaultProxy;
import io.github.djtoolkit.testkit.s3.S3Server;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@S3Test
class S3FaultsTest {

  private static final int ATTEMPTS = 3;
  private static final int MIB = 1024 * 1024;
  private static final S3Options OPTIONS =
      new S3Options(
          new Patience(
              Duration.ofSeconds(2), Duration.ofMillis(700), ATTEMPTS, Duration.ofMillis(2)),
          5 * MIB,
          10L * MIB,
          20);
  private static final byte[] LARGE = random(12 * MIB + 11);

  private final S3Server server;
  private final TestBucket bucket;
  private final FaultProxy proxy;
  private final ObjectStore store;

  S3FaultsTest(S3Server server, TestBucket bucket) {
    this.server = server;
    this.bucket = bucket;
    this.proxy = FaultProxy.before(server);
    this.store = open(proxy.endpoint(), bucket.name(), "lab");
  }

  @AfterEach
  void close() {
    store.close();
    proxy.close();
  }

  @Test
  void goesOnWhenTheServerIsBusyForAWhile() {
    Fault busy = new Fault.Answer(503, "SlowDown");
    bucket.put("lab/there", LARGE);
    for (Predicate<String> requests : List.of(puts(), gets(), heads())) {
      proxy.fail(ATTEMPTS - 1, requests, busy);
    }

    assertThat(write("new", LARGE)).isEqualTo(Outcome.WRITTEN);
    assertThat(read("there")).isEqualTo(LARGE);
    proxy.fail(ATTEMPTS - 1, gets(), busy);
    assertThat(paths()).containsExactly("new", "there");
    proxy.fail(ATTEMPTS - 1, line -> line.startsWith("DELETE "), busy);
    assertThat(store.deleteIfSame("new", LARGE.length, md5(LARGE)))
        .isEqualTo(io.github.djtoolkit.storage.Removal.REMOVED);
    assertThat(bucket.get("lab/there")).isEqualTo(LARGE);
  }

  @Test
  void saysThatTheServerStaysBusyAndLeavesNothing() {
    bucket.put("lab/there", LARGE);
    for (byte[] content : List.of(LARGE, new byte[3])) {
      proxy.reset();
      proxy.fail(1000, puts(), new Fault.Answer(503, "SlowDown"));
      StorageException e = failure(() -> write("new", content));
      assertThat(e.code()).isEqualTo(StorageException.IO);
      assertThat(e).hasMessageContaining("503 SlowDown").hasMessageContaining("Run it again");
      assertNames(e, "new");
    }
    proxy.fail(1000, gets(), new Fault.Answer(500, "InternalError"));
    assertNames(failure(() -> store.deleteIfSame("there", LARGE.length, md5(LARGE))), "there");
    assertThatExceptionOfType(StorageException.class)
        .isThrownBy(this::paths)
        .withMessageContaining("500 InternalError")
        .satisfies(this::assertKeepsSecrets);
    assertThat(store.probe().reason())
        .hasValueSatisfying(reason -> assertThat(reason).contains("500 InternalError"));
    assertThat(bucket.keys()).containsExactly("lab/there");
    assertThat(bucket.unfinishedUploads()).isEmpty();
  }

  @Test
  void goesOnReadingWhereTheConnectionWasCut() {
    bucket.put("lab/object", LARGE);
    proxy.fail(1, gets(), new Fault.CutAnswer(7));
    proxy.fail(1, gets(), new Fault.CutAnswer(4 * MIB));
    proxy.fail(1, gets(), new Fault.Refuse());
    proxy.fail(1, gets(), new Fault.CutAnswer(5 * MIB + 3));

    assertThat(read("object")).isEqualTo(LARGE);
  }

  @Test
  void doesNotGoOnReadingAnotherObject() throws IOException {
    bucket.put("lab/object", LARGE);
    proxy.fail(1, gets(), new Fault.CutAnswer(4 * MIB));

    try (InputStream in = store.open("object")) {
      assertThat(in.readNBytes(MIB)).hasSize(MIB);
      bucket.put("lab/object", random(12 * MIB + 11, 99));
      assertThatThrownBy(in::readAllBytes)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("replaced or removed")
          .hasMessageContaining("object")
          .hasMessageContaining("cloud")
          .satisfies(this::assertKeepsSecrets);
    }
  }

  @Test
  void namesTheObjectThatCannotBeReadToItsEnd() {
    bucket.put("lab/object", LARGE);
    proxy.fail(1000, gets(), new Fault.CutAnswer(0));

    assertThatThrownBy(() -> read("object"))
        .hasMessageContaining("\"object\"")
        .hasMessageContaining("store cloud")
        .satisfies(this::assertKeepsSecrets);
    StorageException e = failure(() -> write("object", LARGE));
    assertNames(e, "object");
    assertThat(e.code()).isEqualTo(StorageException.IO);
  }

  @Test
  void writesAgainWhatWasCut() {
    proxy.fail(1, puts(), new Fault.CutRequest(MIB));
    proxy.fail(1, puts(), new Fault.Refuse());
    proxy.fail(1, posts(), new Fault.Refuse());

    assertThat(write("large", LARGE)).isEqualTo(Outcome.WRITTEN);
    proxy.fail(1, puts(), new Fault.CutRequest(1));
    assertThat(write("small", new byte[10])).isEqualTo(Outcome.WRITTEN);
    assertThat(bucket.get("lab/large")).isEqualTo(LARGE);
    assertThat(bucket.get("lab/small")).isEqualTo(new byte[10]);
  }

  @Test
  void leavesNothingOfAWriteThatIsCutAgainAndAgain() {
    proxy.fail(1, puts(), new Fault.Delay(Duration.ZERO));
    proxy.fail(1000, puts(), new Fault.CutRequest(MIB));

    StorageException e = failure(() -> write("large", LARGE));

    assertNames(e, "large");
    assertThat(e.code()).isEqualTo(StorageException.IO);
    assertThat(bucket.keys()).isEmpty();
    assertThat(bucket.unfinishedUploads()).isEmpty();
    proxy.reset();
    assertThat(write("large", LARGE)).isEqualTo(Outcome.WRITTEN);
  }

  @Test
  void takesWhatItWroteForItsOwnWhereTheAnswerWasLost() {
    proxy.fail(1, puts(), new Fault.LoseAnswer());

    assertThat(write("small", new byte[10])).isNotNull();
    assertThat(read("small")).isEqualTo(new byte[10]);

    proxy.fail(1, posts().and(line -> line.contains("uploadId=")), new Fault.LoseAnswer());
    assertThat(write("large", LARGE)).isNotNull();
    assertThat(read("large")).isEqualTo(LARGE);

    proxy.fail(1, posts().and(line -> line.contains("uploadId=")), new Fault.LoseAnswer());
    proxy.fail(
        1, posts().and(line -> line.contains("uploadId=")), new Fault.Answer(404, "NoSuchUpload"));
    assertThat(write("gone", LARGE)).isNotNull();
    assertThat(read("gone")).isEqualTo(LARGE);
  }

  @Test
  void writesToServersThatDoNotKnowTheCondition() {
    proxy.fail(1, puts(), new Fault.Answer(501, "NotImplemented"));

    assertThat(write("first", new byte[3])).isEqualTo(Outcome.WRITTEN);
    assertThat(write("second", LARGE)).isEqualTo(Outcome.WRITTEN);
    assertThat(write("second", LARGE)).isEqualTo(Outcome.ALREADY_THERE);
    assertThat(failure(() -> write("second", new byte[1]))).isNotNull();
    assertThat(bucket.get("lab/second")).isEqualTo(LARGE);
    assertThat(store.copy("first", "third", ExpectedContent.none()).isNew()).isTrue();
    assertThat(bucket.keys()).containsExactly("lab/first", "lab/second", "lab/third");
  }

  @Test
  void givesUpAServerThatFallsSilent() {
    bucket.put("lab/object", new byte[3]);
    proxy.fail(1, heads(), new Fault.Delay(Duration.ofSeconds(3)));

    assertThat(store.stat("object")).isPresent();

    proxy.fail(ATTEMPTS, heads(), new Fault.Delay(Duration.ofSeconds(3)));
    StorageException e = failure(() -> store.stat("object"));
    assertNames(e, "object");
    assertThat(e).hasMessageContaining("SocketTimeoutException").hasMessageContaining("3 attempts");
  }

  @Test
  void saysThatNobodyListens() throws IOException {
    String nowhere;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nowhere = "127.0.0.1:" + free.getLocalPort();
    }
    try (ObjectStore down = open(nowhere, bucket.name(), "lab")) {
      for (ThrowingCallable action : actions(down)) {
        assertThatExceptionOfType(StoreUnreachableException.class)
            .isThrownBy(action::call)
            .withMessageContaining("store cloud (s3://" + bucket.name() + "/lab at " + nowhere)
            .withMessageContaining("the endpoint does not answer")
            .withMessageContaining("\"endpoint\" and \"secure\"")
            .satisfies(this::assertKeepsSecrets);
      }
      assertUnreachable(down.probe(), "the endpoint does not answer");
    }
  }

  @Test
  void saysThatTheServerSpeaksHttpsOrNoS3() throws IOException {
    StoreAddress.Bucket https =
        new StoreAddress.Bucket(server.endpoint(), bucket.name(), "lab", true);
    try (ObjectStore wrong = open(https, account(server.accessKey(), server.secretKey()))) {
      assertThatExceptionOfType(StoreUnreachableException.class)
          .isThrownBy(() -> wrong.stat("object"))
          .withMessageContaining("\"secure\"");
    }
  }

  @Test
  void saysThatTheAccountIsWrong() {
    StoreAddress.Bucket address = bucket.address("lab");
    bucket.put("lab/object", new byte[3]);
    for (StoreCredentials wrong :
        List.of(account("n0body", server.secretKey()), account(server.accessKey(), "wr0ng"))) {
      try (ObjectStore refused = open(address, wrong)) {
        for (ThrowingCallable action : actions(refused)) {
          assertThatExceptionOfType(StoreAccessException.class)
              .isThrownBy(action::call)
              .withMessageContaining("the server does not accept the account")
              .withMessageContaining(".secrets/stores.cloud.access_key")
              .satisfies(this::assertKeepsSecrets)
              .satisfies(e -> assertThat(e.code()).isEqualTo("store_access"));
        }
        assertUnreachable(refused.probe(), "does not accept the account");
      }
    }
  }

  @Test
  void saysThatSomethingIsNotAllowed() {
    bucket.put("lab/object", new byte[3]);
    Fault denied = new Fault.Answer(403, "AccessDenied");
    proxy.fail(1000, puts().or(posts()), denied);

    StorageException e = failure(() -> write("new", new byte[3]));
    assertThat(e).isInstanceOf(StoreAccessException.class);
    assertThat(e).hasMessageContaining("s3:PutObject");
    assertNames(e, "new");
    StoreProbe probe = store.probe();
    assertThat(probe.readable()).isTrue();
    assertThat(probe.writable()).isFalse();
    assertThat(probe.reason())
        .hasValueSatisfying(reason -> assertThat(reason).contains("s3:PutObject"));
  }

  @Test
  void tellsAMissingBucketFromAMissingObject() {
    try (ObjectStore none = open(proxy.endpoint(), bucket.name() + "-none", "lab")) {
      for (ThrowingCallable action : actions(none)) {
        assertThatExceptionOfType(StoreUnreachableException.class)
            .isThrownBy(action::call)
            .withMessageContaining("the bucket does not exist")
            .withMessageContaining("Create it");
      }
      assertUnreachable(none.probe(), "the bucket does not exist");
    }
    assertThat(store.stat("nowhere")).isEmpty();
  }

  @Test
  void copiesLargeObjectsInPartsOnTheServer() {
    bucket.put("lab/from", LARGE);
    proxy.reset();

    assertThat(store.copy("from", "to", ExpectedContent.of(LARGE.length, md5(LARGE))).means())
        .isEqualTo(Means.COPIED_BY_SERVER);

    assertThat(bucket.get("lab/to")).isEqualTo(LARGE);
    assertThat(proxy.requests()).anyMatch(line -> line.contains("partNumber=2"));
    proxy.fail(1000, puts(), new Fault.Answer(503, "SlowDown"));
    assertNames(failure(() -> store.copy("from", "other", ExpectedContent.none())), "other");
    assertThat(bucket.keys()).containsExactly("lab/from", "lab/to");
    assertThat(bucket.unfinishedUploads()).isEmpty();
  }

  @Test
  void asksForPagesAndForNoObjectWhenItLists() {
    for (int i = 0; i < 45; i++) {
      bucket.put("lab/" + i, new byte[0]);
    }
    proxy.reset();

    assertThat(paths()).hasSize(45);
    assertThat(proxy.requests()).hasSize(4).filteredOn(l -> l.contains("list-type=2")).hasSize(3);
  }

  @Test
  void goesOnListingWhereAPageWasCutLateOrLost() {
    List<String> there = new ArrayList<>();
    for (int i = 0; i < 45; i++) {
      bucket.put("lab/" + (100 + i), new byte[i]);
      there.add(String.valueOf(100 + i));
    }
    for (Fault fault :
        List.of(
            new Fault.CutAnswer(200),
            new Fault.Delay(Duration.ofSeconds(2)),
            new Fault.LoseAnswer(),
            new Fault.Refuse())) {
      for (Predicate<String> pages :
          List.of(listings(), listings().and(l -> l.contains("continuation")))) {
        proxy.reset();
        proxy.fail(ATTEMPTS - 1, pages, fault);

        assertThat(paths()).as("%s", fault).isEqualTo(there);
      }
    }
  }

  @Test
  void saysThatAListingBreaksOffAndNeverGivesPartOfItForAll() {
    for (int i = 0; i < 45; i++) {
      bucket.put("lab/" + i, new byte[0]);
    }
    for (Fault fault :
        List.of(
            new Fault.CutAnswer(300),
            new Fault.Answer(503, "SlowDown"),
            new Fault.Answer(403, "AccessDenied"),
            new Fault.Refuse())) {
      proxy.reset();
      proxy.fail(1000, listings().and(l -> l.contains("continuation")), fault);
      assertThatExceptionOfType(StorageException.class)
          .as("%s", fault)
          .isThrownBy(this::paths)
          .withMessageContaining("Cannot list")
          .withMessageContaining("store cloud")
          .satisfies(this::assertKeepsSecrets);
    }
  }

  @Test
  void reachesNothingOutsideItsLocation() {
    bucket.put("lab2/object", new byte[3]);
    bucket.put("object", new byte[3]);
    bucket.put("lab/inside", new byte[3]);

    assertThat(paths()).containsExactly("inside");
    for (String location : List.of("a/../b", "..", "a//b", "a/./b")) {
      assertThatExceptionOfType(UnsafePathException.class)
          .isThrownBy(() -> open(server.endpoint(), bucket.name(), location));
    }
    try (ObjectStore slashed = open(server.endpoint(), bucket.name(), "/lab/");
        ObjectStore whole = open(server.endpoint(), bucket.name(), "")) {
      assertThat(slashed.stat("inside")).isPresent();
      assertThat(whole.stat("lab/inside")).isPresent();
      try (Stream<ObjectInfo> all = whole.list("")) {
        assertThat(all.map(ObjectInfo::path))
            .containsExactly("lab/inside", "lab2/object", "object");
      }
    }
  }

  @Test
  void takesTheAccountFromTheEnvironmentWhereNoneIsConfigured() {
    bucket.put("lab/object", new byte[3]);
    Map<String, String> environment =
        Map.of(
            "AWS_ACCESS_KEY_ID", server.accessKey(), "AWS_SECRET_ACCESS_KEY", server.secretKey());
    try (ObjectStore found =
        new S3StoreProvider(environment, OPTIONS)
            .open(StoreSpec.of("cloud", bucket.address("lab")), StoreCredentials.none())) {
      assertThat(found.stat("object")).isPresent();
    }
  }

  @Test
  void goesThroughTheConfiguredProxy() {
    StoreAddress.Bucket elsewhere =
        new StoreAddress.Bucket("bucket.example:9000", bucket.name(), "lab", false);
    Map<String, Secret> attributes =
        Map.of(
            "access_key", new Secret(server.accessKey()),
            "secret_key", new Secret(server.secretKey()),
            "proxy_server", new Secret("http://" + proxy.endpoint()));
    try (ObjectStore through = open(elsewhere, new StoreCredentials(attributes))) {
      through.write("new", ContentSource.of(LARGE), ExpectedContent.none());
      assertThat(through.stat("new")).hasValueSatisfying(o -> assertThat(o.size()).isPositive());
      try (InputStream in = through.open("new")) {
        assertThat(in.readAllBytes()).isEqualTo(LARGE);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
      try (Stream<ObjectInfo> objects = through.list("")) {
        assertThat(objects).extracting(ObjectInfo::path).containsExactly("new");
      }
      assertThat(through.probe().writable()).isTrue();
      assertThat(bucket.get("lab/new")).isEqualTo(LARGE);
      assertThat(proxy.requests())
          .isNotEmpty()
          .allMatch(line -> line.contains(" http://bucket.example:9000/" + bucket.name()));
      proxy.fail(1000, line -> true, new Fault.Answer(503, "SlowDown"));
      assertThat(through.probe().readable()).isFalse();
    }
    Map<String, Secret> wrong = Map.of("proxy_server", new Secret("user:s3cret@host"));
    assertThatExceptionOfType(StorageException.class)
        .isThrownBy(() -> open(elsewhere, new StoreCredentials(wrong)))
        .withMessageContaining("proxy_server")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cret"));
  }

  private List<ThrowingCallable> actions(ObjectStore on) {
    return List.of(
        () -> on.stat("object"),
        () -> on.open("object"),
        () -> on.write("new", ContentSource.of(new byte[1]), ExpectedContent.none()),
        () -> on.copy("object", "copy", ExpectedContent.none()),
        () -> on.deleteIfSame("object", 3, md5(new byte[3])),
        () -> on.list("").close());
  }

  private static StorageException failure(ThrowingCallable action) {
    return catchThrowableOfType(StorageException.class, action);
  }

  private void assertNames(StorageException e, String path) {
    assertThat(e).isNotNull();
    assertThat(e.store()).isEqualTo("cloud");
    assertThat(e.path()).isEqualTo(path);
    assertThat(e).hasMessageContaining("\"" + path + "\"").hasMessageContaining("store cloud");
    assertKeepsSecrets(e);
  }

  private void assertKeepsSecrets(Throwable thrown) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      assertThat(at.toString())
          .doesNotContain(server.accessKey())
          .doesNotContain(server.secretKey())
          .doesNotContain("wr0ng")
          .doesNotContain("n0body");
      for (Throwable suppressed : at.getSuppressed()) {
        assertKeepsSecrets(suppressed);
      }
    }
  }

  private static void assertUnreachable(StoreProbe probe, String reason) {
    assertThat(probe.readable()).isFalse();
    assertThat(probe.writable()).isFalse();
    assertThat(probe.reason()).hasValueSatisfying(text -> assertThat(text).contains(reason));
  }

  private Outcome write(String path, byte[] content) {
    return store
        .write(path, ContentSource.of(content), ExpectedContent.of(content.length, md5(content)))
        .outcome();
  }

  private byte[] read(String path) throws java.io.UncheckedIOException {
    try (InputStream in = store.open(path)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e.getMessage(), e);
    }
  }

  private List<String> paths() {
    try (Stream<ObjectInfo> objects = store.list("")) {
      return new ArrayList<>(objects.map(ObjectInfo::path).toList());
    }
  }

  private ObjectStore open(String endpoint, String name, String location) {
    return open(
        new StoreAddress.Bucket(endpoint, name, location, false),
        account(server.accessKey(), server.secretKey()));
  }

  private static ObjectStore open(StoreAddress.Bucket address, StoreCredentials credentials) {
    return new S3StoreProvider(Map.of(), OPTIONS).open(StoreSpec.of("cloud", address), credentials);
  }

  private static StoreCredentials account(String accessKey, String secretKey) {
    return new StoreCredentials(
        Map.of("access_key", new Secret(accessKey), "secret_key", new Secret(secretKey)));
  }

  private static Predicate<String> puts() {
    return line -> line.startsWith("PUT ");
  }

  private static Predicate<String> posts() {
    return line -> line.startsWith("POST ");
  }

  private static Predicate<String> gets() {
    return line -> line.startsWith("GET ") && !line.contains("location");
  }

  private static Predicate<String> listings() {
    return line -> line.contains("list-type=2");
  }

  private static Predicate<String> heads() {
    return line -> line.startsWith("HEAD ");
  }

  private static byte[] random(int length) {
    return random(length, 17);
  }

  private static byte[] random(int length, int seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static Md5 md5(byte[] content) {
    try {
      return Md5.of(MessageDigest.getInstance("MD5").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
