package io.github.djtoolkit.ops.integrity;

import static io.github.djtoolkit.ops.integrity.IntegrityRuns.expectedRows;
import static io.github.djtoolkit.ops.integrity.IntegrityRuns.pipeline;
import static io.github.djtoolkit.ops.integrity.IntegrityRuns.referred;
import static io.github.djtoolkit.ops.integrity.IntegrityRuns.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.djtoolkit.model.result.IntegrityResult;
import io.github.djtoolkit.model.result.IntegrityResult.Damaged;
import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.ops.Operations;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.storage.ObjectStoreProvider;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.storage.Patience;
import io.github.djtoolkit.storage.config.Secret;
import io.github.djtoolkit.storage.config.StoreCredentials;
import io.github.djtoolkit.testkit.fixture.LegacyPipeline;
import io.github.djtoolkit.testkit.fixture.StoredObject;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.S3Test;
import io.github.djtoolkit.testkit.junit.TestBucket;
import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import io.github.djtoolkit.testkit.s3.Fault;
import io.github.djtoolkit.testkit.s3.FaultProxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes wrong while a bucket is listed. The filepaths are in a folder, which is well. */
@MySqlTest
@S3Test
class BucketFaultsTest {

  private static final String LOCATION = "lab data/raw";
  private static final Patience PATIENCE =
      new Patience(Duration.ofSeconds(5), Duration.ofSeconds(5), 3, Duration.ofMillis(2));
  private static final Patience IMPATIENT =
      new Patience(Duration.ofSeconds(2), Duration.ofMillis(300), 2, Duration.ofMillis(2));
  private static final Predicate<String> LISTINGS = line -> line.contains("list-type=2");

  private TestSchema schema;
  private TestFolder folder;
  private TestBucket bucket;
  private FaultProxy proxy;
  private LegacyPipeline pipeline;

  @BeforeEach
  void fill(TestSchema ownSchema, TestFolder ownFolder, TestBucket ownBucket) {
    schema = ownSchema;
    folder = ownFolder;
    bucket = ownBucket;
    proxy = FaultProxy.before(bucket.server());
    pipeline = pipeline(schema, folder).build().seed(schema.dataSource());
    pipeline
        .objects()
        .filter(o -> o.store().equals("raw"))
        .forEach(o -> bucket.put(LOCATION + "/" + o.path(), o.content()));
  }

  @AfterEach
  void close() {
    proxy.close();
  }

  @Test
  void isRightWhereTheServerIsBusyLateOrCutForAWhile() {
    for (Fault fault :
        List.of(
            new Fault.Answer(503, "SlowDown"),
            new Fault.CutAnswer(500),
            new Fault.Delay(Duration.ofMillis(300)),
            new Fault.LoseAnswer())) {
      proxy.reset();
      proxy.fail(2, LISTINGS, fault);

      IntegrityResult result = verify(proxy.endpoint(), bucket.name(), secret());

      assertThat(result.isWhole()).as(fault + ": " + result).isTrue();
      assertThat(result.valid()).isEqualTo(referred(pipeline).size());
      assertThat(result.storesChecked()).containsExactly("fp-Data", "raw");
      assertThat(result.orphans().files()).hasValue(0);
      assertThat(proxy.requests())
          .as("nothing is asked for one by one")
          .noneMatch(line -> line.startsWith("HEAD /" + bucket.name() + "/"));
    }
  }

  @Test
  void isAFailureOfTheStoreWhereTheServerStaysBusy() {
    proxy.fail(1000, line -> true, new Fault.Answer(503, "SlowDown"));

    assertFails(verify(proxy.endpoint(), bucket.name(), secret()), "503 SlowDown");
  }

  @Test
  void isAFailureOfTheStoreWhereNobodyMayListIt() {
    proxy.fail(1000, LISTINGS, new Fault.Answer(403, "AccessDenied"));

    assertFails(verify(proxy.endpoint(), bucket.name(), secret()), "s3:ListBucket");
  }

  @Test
  void isAFailureOfTheStoreWhereTheAccountOrTheBucketIsWrongOrNobodyListens() throws Exception {
    String nowhere;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nowhere = "127.0.0.1:" + free.getLocalPort();
    }

    assertFails(
        verify(proxy.endpoint(), bucket.name(), "wr0ng-secret"), "does not accept the account");
    assertFails(
        verify(proxy.endpoint(), bucket.name() + "-none", secret()), "the bucket does not exist");
    assertFails(verify(nowhere, bucket.name(), secret()), "the endpoint does not answer");
  }

  @Test
  void isAFailureOfTheStoreWhereTheServerFallsSilent() {
    proxy.fail(1000, LISTINGS, new Fault.Delay(Duration.ofMillis(700)));

    assertFails(
        verify(proxy.endpoint(), bucket.name(), secret(), IMPATIENT, IntegrityOptions.defaults()),
        "SocketTimeoutException");
  }

  @Test
  void namesTheRowsOfAnObjectThatTheServerDoesNotGive() {
    StoredObject object =
        referred(pipeline).stream().filter(o -> o.store().equals("raw")).findFirst().orElseThrow();
    Predicate<String> reads = line -> line.startsWith("GET ") && line.contains(object.row().hash());
    for (Fault fault :
        List.of(
            new Fault.CutAnswer(0),
            new Fault.LoseAnswer(),
            new Fault.Answer(503, "SlowDown"),
            new Fault.Answer(403, "AccessDenied"))) {
      proxy.reset();
      proxy.fail(1000, reads, fault);

      IntegrityResult result = checksums();

      assertThat(result.damaged())
          .as("%s", fault)
          .extracting(Damaged::store, Damaged::hash, Damaged::fault, d -> rows(d.rows()))
          .containsExactly(
              tuple(
                  "raw",
                  object.row().hash(),
                  IntegrityResult.Fault.UNREADABLE,
                  expectedRows(pipeline, object, "")));
      assertThat(result.valid()).isEqualTo(referred(pipeline).size() - 1);
      assertThat(result.failures()).isEmpty();
    }
    proxy.reset();
    proxy.fail(1, reads, new Fault.Stop());
    assertThat(checksums().failures()).extracting(f -> f.store()).containsExactly("raw");
    proxy.reset();
    proxy.fail(1, reads, new Fault.CutAnswer(1));
    assertThat(checksums().isWhole()).isTrue();
  }

  @Test
  void namesTheRowsOfAnObjectOfWhichTheServerSaysNothing() {
    StoredObject object =
        referred(pipeline).stream().filter(o -> o.store().equals("raw")).findFirst().orElseThrow();
    Predicate<String> looks = line -> line.contains(object.row().hash());
    IntegrityOptions options = IntegrityOptions.defaults().withoutOrphans();
    for (Fault fault : List.of(new Fault.LoseAnswer(), new Fault.Answer(403, "AccessDenied"))) {
      proxy.reset();
      proxy.fail(1000, looks, fault);

      IntegrityResult result = verify(proxy.endpoint(), bucket.name(), secret(), PATIENCE, options);

      assertThat(result.damaged())
          .as("%s", fault)
          .extracting(Damaged::hash, Damaged::fault, d -> rows(d.rows()))
          .containsExactly(
              tuple(
                  object.row().hash(),
                  IntegrityResult.Fault.UNREADABLE,
                  expectedRows(pipeline, object, "")));
      assertThat(result.valid()).isEqualTo(referred(pipeline).size() - 1);
    }
    proxy.reset();
    proxy.fail(1, looks, new Fault.Stop());
    IntegrityResult down = verify(proxy.endpoint(), bucket.name(), secret(), PATIENCE, options);
    assertThat(down.failures()).extracting(f -> f.store()).containsExactly("raw");
    assertThat(down.missing()).isEmpty();
  }

  private IntegrityResult checksums() {
    return verify(
        proxy.endpoint(),
        bucket.name(),
        secret(),
        PATIENCE,
        IntegrityOptions.defaults().withChecksum());
  }

  private void assertFails(IntegrityResult result, String error) {
    long files = referred(pipeline).stream().filter(o -> o.store().equals("fp-Data")).count();
    assertThat(result.failures())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.store()).isEqualTo("raw");
              assertThat(failure.code()).startsWith("store_");
              assertThat(failure.error()).contains("tore raw").contains(error);
            });
    assertThat(result.missing()).isEmpty();
    assertThat(result.damaged()).isEmpty();
    assertThat(result.counts().missing()).isZero();
    assertThat(result.counts().unchecked()).isEqualTo(referred(pipeline).size() - files);
    assertThat(result.storesChecked()).containsExactly("fp-Data");
    assertThat(result.valid()).isEqualTo(files).isPositive();
    assertThat(result.isWhole()).isFalse();
    assertThat(result.toString())
        .doesNotContain(secret(), bucket.server().accessKey(), "wr0ng-secret");
  }

  private String secret() {
    return bucket.server().secretKey();
  }

  private IntegrityResult verify(String endpoint, String name, String secret) {
    return verify(endpoint, name, secret, PATIENCE, IntegrityOptions.defaults());
  }

  private IntegrityResult verify(
      String endpoint, String name, String secret, Patience patience, IntegrityOptions options) {
    StoreSpec raw = StoreSpec.of("raw", new StoreAddress.Bucket(endpoint, name, LOCATION, false));
    StoreSpec files = IntegrityRuns.store("fp-Data", folder.resolve("fp"));
    StoreCredentials account =
        new StoreCredentials(
            Map.of(
                "access_key", new Secret(bucket.server().accessKey()),
                "secret_key", new Secret(secret)));
    try (ObjectStores stores =
        new ObjectStores(
            Map.of("raw", raw, "fp-Data", files),
            Map.of("raw", account),
            ObjectStoreProvider.defaults(patience))) {
      return new IntegrityVerification(
              Operations.sessions(schema), stores, ProgressListener.silent(), 2)
          .verify(schema.name(), options);
    }
  }
}
