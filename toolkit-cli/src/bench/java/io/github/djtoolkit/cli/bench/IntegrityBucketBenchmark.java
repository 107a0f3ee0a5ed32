package io.github.djtoolkit.cli.bench;

import static io.github.djtoolkit.cli.bench.TrackedObjects.NUMBER;

import io.github.djtoolkit.cli.bench.TrackedObjects.Tracked;
import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.ops.integrity.IntegrityOptions;
import io.github.djtoolkit.storage.ContentSource;
import io.github.djtoolkit.storage.ExpectedContent;
import io.github.djtoolkit.storage.ObjectInfo;
import io.github.djtoolkit.storage.ObjectStore;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.storage.config.Secret;
import io.github.djtoolkit.storage.config.StoreCredentials;
import io.github.djtoolkit.storage.layout.LegacyLayout;
import io.github.djtoolkit.testkit.s3.S3Server;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Verifies 50,000 objects in a bucket, beside one HEAD for each. Both sides read the tracking table
 * from the same server and speak to the same endpoint, which counts their requests, and holds them
 * for a while in half of the measurement: a bucket in the same process is nearer than any other.
 */
final class IntegrityBucketBenchmark implements Benchmark {

  private static final int ROUNDS = 5;
  private static final String BUCKET = "bench";
  private static final int SHARE = 10;
  private static final List<Duration> DELAYS = List.of(Duration.ZERO, Duration.ofMillis(5));

  @Override
  public void run(Database database, Report report) throws SQLException {
    try (ExternalData ignored = ExternalData.seed(database, NUMBER, NUMBER);
        S3Server server = S3Server.startInProcess();
        RequestCounter counter = new RequestCounter(server.endpoint())) {
      makeBucket(server);
      StoreSpec spec =
          StoreSpec.of(
              TrackedObjects.STORE,
              new StoreAddress.Bucket(counter.endpoint(), BUCKET, "lab", false));
      StoreCredentials credentials =
          new StoreCredentials(
              Map.of(
                  "access_key", new Secret(server.accessKey()),
                  "secret_key", new Secret(server.secretKey())));
      try (ObjectStores stores = TrackedObjects.stores(spec, credentials)) {
        compare(new TrackedObjects(database), stores, counter, report);
      }
    }
  }

  private static void compare(
      TrackedObjects objects, ObjectStores stores, RequestCounter counter, Report report) {
    ObjectStore store = stores.get(TrackedObjects.STORE);
    LegacyLayout layout = LegacyLayout.of(store.spec());
    TrackedObjects.each(
        objects.read(),
        8,
        tracked ->
            store.write(
                tracked.path(layout),
                ContentSource.of(new byte[tracked.size()]),
                ExpectedContent.none()));
    Runnable verify = () -> objects.verify(stores, 4, IntegrityOptions.defaults());
    verify.run();
    counter.taken();
    verify.run();
    long listed = counter.taken();
    report.line(
        "requests: toolkit %,d, one HEAD each %,d (1/%.0f)",
        listed, NUMBER, (double) NUMBER / listed);
    for (Duration delay : DELAYS) {
      counter.delay(delay);
      Map<String, List<Duration>> times =
          new LinkedHashMap<>(
              new Rounds()
                  .add("toolkit", verify)
                  .add("the same listing alone, nothing compared", () -> list(store))
                  .run(ROUNDS));
      for (int threads : List.of(4, 1)) {
        times.put(
            "one HEAD each, %d at a time".formatted(threads),
            List.of(ask(objects, store, threads)));
      }
      report.beside(
          "%,d objects in a bucket of S3Proxy in this process, each request held for %d ms"
              .formatted(NUMBER, delay.toMillis()),
          times);
    }
  }

  /** All rows are read, every tenth object is asked for, and that time taken ten times. */
  private static Duration ask(TrackedObjects objects, ObjectStore store, int threads) {
    LegacyLayout layout = LegacyLayout.of(store.spec());
    List<Tracked> all = new ArrayList<>();
    Duration reading = Rounds.time(() -> all.addAll(objects.read()));
    List<Tracked> some =
        IntStream.range(0, all.size() / SHARE).mapToObj(i -> all.get(i * SHARE)).toList();
    Duration asking =
        Rounds.time(
            () -> TrackedObjects.each(some, threads, tracked -> ask(store, layout, tracked)));
    return reading.plus(asking.multipliedBy(SHARE));
  }

  private static void ask(ObjectStore store, LegacyLayout layout, Tracked tracked) {
    long size = store.stat(tracked.path(layout)).orElseThrow().size();
    if (size != tracked.size()) {
      throw new IllegalStateException("changed: " + tracked);
    }
  }

  private static void list(ObjectStore store) {
    try (Stream<ObjectInfo> objects = store.list(ExternalData.SCHEMA)) {
      if (objects.count() != NUMBER) {
        throw new IllegalStateException("missing");
      }
    }
  }

  private static void makeBucket(S3Server server) {
    try (MinioClient client =
        MinioClient.builder()
            .endpoint("http://" + server.endpoint())
            .credentials(server.accessKey(), server.secretKey())
            .build()) {
      client.makeBucket(MakeBucketArgs.builder().bucket(BUCKET).build());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
