package io.github.djtoolkit.ops.external;

import static io.github.djtoolkit.testkit.assertion.ToolkitAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.storage.Patience;
import io.github.djtoolkit.testkit.assertion.SchemaCapture;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.S3Test;
import io.github.djtoolkit.testkit.junit.TestBucket;
import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import io.github.djtoolkit.testkit.s3.Fault;
import io.github.djtoolkit.testkit.s3.FaultProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What goes wrong with a bucket that objects go to or come from, one trouble after another in one
 * migration: each is told by store, object and row, nothing is finalized and nothing lost, and at
 * last the run ends as if there had been none.
 */
@MySqlTest
@S3Test
class BucketTroubleTest {

  private static final Patience PATIENCE =
      new Patience(Duration.ofSeconds(5), Duration.ofSeconds(5), 2, Duration.ofMillis(2));
  private static final Patience IMPATIENT =
      new Patience(Duration.ofSeconds(5), Duration.ofMillis(500), 1, Duration.ofMillis(2));
  private static final Patience PATIENT =
      new Patience(Duration.ofSeconds(5), Duration.ofSeconds(5), 6, Duration.ofMillis(2));
  private static final Fault BUSY = new Fault.Answer(503, "SlowDown");
  private static final Fault SILENT = new Fault.Delay(Duration.ofMillis(900));
  private static final String LAB = "lab/";
  private static final int ALWAYS = 1000;
  private static final int MANY = 40;

  private TestSchema schema;
  private TestFolder folder;
  private TestBucket bucket;
  private FaultProxy proxy;
  private SmallPipeline pipeline;
  private Way way;
  private boolean fromBucket;

  @BeforeEach
  void start(TestSchema ownSchema, TestFolder ownFolder, TestBucket ownBucket) {
    schema = ownSchema;
    folder = ownFolder;
    bucket = ownBucket;
    proxy = FaultProxy.before(bucket.server());
    pipeline = SmallPipeline.of(schema, folder);
  }

  @AfterEach
  void close() {
    proxy.close();
  }

  @ParameterizedTest
  @CsvSource({"ATTACHMENTS, true", "RELOCATION, true", "COPY, true", "COPY, false"})
  void isToldByStoreObjectAndRowAndTheNextRunEndsAlike(Way tried, boolean from) {
    way = tried;
    fromBucket = from;
    seed();
    assertThat(way.run(runs())).isEmpty();
    SchemaCapture end = Way.capture(schema);
    Map<String, String> objects = objects();
    seed();

    troublesOfTheStore();
    if (writesToBucket()) {
      troublesOfWrites();
    }
    if (fromBucket) {
      troublesOfReads();
      troublesOfTheOriginal();
    }

    passingTroubles();
    assertThat(way.run(runs(PATIENT))).isEmpty();
    assertThat(Way.capture(schema)).hasSameDefinitionsAs(end).hasSameContentAs(end);
    assertThat(objects()).isEqualTo(objects);
    assertThat(bucket.unfinishedUploads()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("lasting")
  void isNotAskedAgainAndAgainWhereItTakesNothingAnyMore(Fault fault) {
    way = Way.COPY;
    pipeline.seed();
    pipeline.addBlobs(MANY);
    way.begin(runs());
    proxy.fail(ALWAYS, line -> line.startsWith("PUT ") && line.contains("_hash/"), fault);

    String told = way.run(runs());

    assertThat(told.lines().count()).as(told).isBetween(10L, MANY - 10L);
    assertThat(told.lines()).allMatch(line -> line.contains("store other _hash/"));
    assertThat(Way.moved(schema)).isZero();
    proxy.reset();
    assertThat(way.run(runs())).isEmpty();
    assertThat(Way.moved(schema)).isEqualTo(MANY + 2);
  }

  static List<Fault> lasting() {
    return List.of(new Fault.Stop(), new Fault.Answer(403, "ExpiredToken"));
  }

  private void troublesOfTheStore() {
    String endpoint = proxy.endpoint();
    String secret = bucket.server().secretKey();
    SchemaCapture before = Way.capture(schema);
    Map<String, String> objects = objects();
    refuses(runs(nowhere(), bucket.name(), secret), "the endpoint does not answer");
    refuses(runs(endpoint, bucket.name() + "-none", secret), "the bucket does not exist");
    refuses(runs(endpoint, bucket.name(), "wr0ng-secret"), "does not accept the account");
    proxy.fail(ALWAYS, line -> true, BUSY);
    refuses(runs(), "503 SlowDown");
    proxy.fail(ALWAYS, line -> true, SILENT);
    refuses(runs(IMPATIENT), "SocketTimeoutException");
    assertThat(Way.capture(schema)).hasSameDefinitionsAs(before).hasSameContentAs(before);
    assertThat(objects()).isEqualTo(objects);
  }

  private void troublesOfWrites() {
    Predicate<String> writes = line -> line.startsWith("PUT ") && line.contains(way.target());
    String object = way.target();
    fails(writes, new Fault.Stop(), object, "the endpoint does not answer");
    fails(writes, BUSY, object, "503 SlowDown");
    fails(writes, SILENT, object, "SocketTimeoutException");
    fails(writes, new Fault.Answer(507, "XMinioStorageFull"), object, "there is no room");
    fails(writes, new Fault.Answer(403, "AccessDenied"), object, "s3:PutObject");
    if (way != Way.RELOCATION) {
      fails(writes, new Fault.CutRequest(2), object, "in each of 2 attempts");
    }
  }

  private void troublesOfReads() {
    Predicate<String> reads = line -> line.contains(way.original()) && !line.startsWith("PUT ");
    String object = way.original();
    fails(reads, new Fault.Stop(), object, "the endpoint does not answer");
    fails(reads, BUSY, object, "503");
    fails(reads, SILENT, object, "SocketTimeoutException");
    fails(reads, new Fault.Answer(403, "AccessDenied"), object, "s3:GetObject");
    if (way != Way.RELOCATION) {
      fails(reads, new Fault.CutAnswer(0), object, "2 attempts");
    }
  }

  private void troublesOfTheOriginal() {
    String key = key(way.original());
    byte[] content = bucket.get(key);
    byte[] flipped = content.clone();
    flipped[flipped.length - 1] ^= 1;
    bucket.put(key, flipped);
    fails(line -> false, BUSY, way.original(), "changed or ");
    bucket.put(key, new byte[0]);
    fails(line -> false, BUSY, way.original(), "has 0 bytes");
    bucket.remove(key);
    fails(
        line -> false,
        BUSY,
        way.original(),
        way == Way.ATTACHMENTS ? "is missing" : "has no object");
    bucket.put(key, content);
  }

  /** What further attempts make good, or one that goes on where the connection was cut. */
  private void passingTroubles() {
    Predicate<String> original = line -> line.contains(way.original());
    Predicate<String> writes = line -> line.startsWith("PUT ") && line.contains(way.target());
    proxy.fail(2, line -> true, new Fault.Delay(Duration.ofMillis(50)));
    proxy.fail(5, original.and(line -> line.startsWith("HEAD ")), BUSY);
    proxy.fail(ALWAYS, original.and(line -> line.startsWith("GET ")), new Fault.CutAnswer(2));
    proxy.fail(3, writes, BUSY);
    proxy.fail(1, writes, new Fault.Refuse());
    proxy.fail(1, writes, new Fault.LoseAnswer());
  }

  /** Before anything is changed. */
  private void refuses(ExternalRuns runs, String words) {
    assertThat(way.run(runs))
        .contains("tore " + bucketName(), words)
        .doesNotContain("wr0ng-secret", bucket.server().secretKey());
    assertThat(schema.query("SHOW COLUMNS FROM rec LIKE 'sig\\_v_'"))
        .hasSize(way == Way.COPY ? 1 : 0);
    proxy.reset();
  }

  /** With one object. */
  private void fails(Predicate<String> requests, Fault fault, String object, String words) {
    Object values = Way.values(schema);
    List<String> keys = bucket.keys();
    proxy.fail(ALWAYS, requests, fault);

    assertThat(way.run(runs(fault instanceof Fault.Delay ? IMPATIENT : PATIENCE)))
        .as("%s", fault)
        .contains("rows [{id=1}]", "store " + bucketName(), object, words)
        .doesNotContain(bucket.server().secretKey());
    assertThat(Way.values(schema)).as("%s", fault).isEqualTo(values);
    assertThat(Way.isFinalized(schema)).isEqualTo(way == Way.COPY);
    assertThat(Way.moved(schema)).as("%s", fault).isZero();
    assertThat(bucket.keys()).as("%s", fault).containsAll(keys);
    assertThat(bucket.unfinishedUploads()).isEmpty();
    proxy.reset();
    bucket.keys().stream().filter(k -> k.contains(way.target())).forEach(bucket::remove);
  }

  private void seed() {
    way.seed(pipeline);
    bucket.keys().forEach(bucket::remove);
    files("back").forEach(BucketTroubleTest::delete);
    assertThat(folder.resolve("back").toFile().mkdirs() || files("back").isEmpty()).isTrue();
    if (fromBucket) {
      files("raw")
          .forEach(file -> bucket.put(LAB + folder.resolve("raw").relativize(file), read(file)));
    }
    way.begin(runs(bucket.server().endpoint(), bucket.name(), bucket.server().secretKey()));
  }

  private boolean writesToBucket() {
    return way != Way.COPY || !fromBucket;
  }

  /** The store that is in the bucket. */
  private String bucketName() {
    return fromBucket ? "raw" : "other";
  }

  private ExternalRuns runs() {
    return runs(PATIENCE);
  }

  private ExternalRuns runs(Patience patience) {
    return runs(proxy.endpoint(), bucket.name(), bucket.server().secretKey(), patience);
  }

  private ExternalRuns runs(String endpoint, String name, String secret) {
    return runs(endpoint, name, secret, PATIENCE);
  }

  private ExternalRuns runs(String endpoint, String name, String secret, Patience patience) {
    StoreAddress cloud = new StoreAddress.Bucket(endpoint, name, LAB, false);
    StoreAddress raw = new StoreAddress.Folder(pipeline.store().toString());
    StoreAddress back = new StoreAddress.Folder(folder.resolve("back").toString());
    return pipeline
        .runs()
        .with(
            List.of(
                StoreSpec.of("raw", fromBucket ? cloud : raw),
                StoreSpec.of("other", fromBucket ? back : cloud)))
        .through(new ServerAccount(bucket.server(), secret, patience));
  }

  private Map<String, String> objects() {
    Map<String, String> objects = new TreeMap<>();
    bucket.keys().forEach(key -> objects.put(key, new String(bucket.get(key), UTF_8)));
    files("back").forEach(file -> objects.put(file.toString(), new String(read(file), UTF_8)));
    return objects;
  }

  private String key(String part) {
    return bucket.keys().stream().filter(k -> k.contains(part)).findFirst().orElseThrow();
  }

  private List<Path> files(String name) {
    Path start = folder.resolve(name);
    if (!Files.isDirectory(start)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(start)) {
      return all.filter(Files::isRegularFile).collect(Collectors.toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String nowhere() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "127.0.0.1:" + free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
