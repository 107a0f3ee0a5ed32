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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Verifies 50,000 objects in a bucket, beside one HEAD for each. Both sides read the tracking table
 * from the same server and speak to the same endpoint, which counts their requests.
 */
final class IntegrityBucketBenchmark implements Benchmark {

  private static final int ROUNDS = 5;
  private static final String BUCKET = "bench";
  private static final String TOOLKIT = "toolkit";

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
    Map<String, List<Duration>> times =
        new LinkedHashMap<>(
            new Rounds()
                .add(TOOLKIT, verify)
                .add("the same listing alone, nothing compared", () -> list(store))
                .run(ROUNDS));
    counter.taken();
    for (int threads : List.of(4, 1)) {
      times.put(
          "rows read, one HEAD each, %d at a time".formatted(threads),
          List.of(
              Rounds.time(
                  () ->
                      TrackedObjects.each(
                          objects.read(), threads, tracked -> ask(store, layout, tracked)))));
    }
    long asked = counter.taken() / 2;
    report.beside("%,d objects in a bucket of S3Proxy in this process".formatted(NUMBER), times);
    report.line(
        "requests: toolkit %,d, one HEAD each %,d (1/%.0f)",
        listed, asked, (double) asked / listed);
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
