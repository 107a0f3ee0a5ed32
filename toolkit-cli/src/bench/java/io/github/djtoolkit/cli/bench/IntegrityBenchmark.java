package io.github.djtoolkit.cli.bench;

import io.github.djtoolkit.model.result.IntegrityResult;
import io.github.djtoolkit.model.store.Md5;
import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.ops.MigrationToolkit;
import io.github.djtoolkit.ops.integrity.IntegrityOptions;
import io.github.djtoolkit.storage.ContentSource;
import io.github.djtoolkit.storage.ExpectedContent;
import io.github.djtoolkit.storage.ObjectInfo;
import io.github.djtoolkit.storage.ObjectStore;
import io.github.djtoolkit.storage.ObjectStoreProvider;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.storage.config.Secret;
import io.github.djtoolkit.storage.config.StoreCredentials;
import io.github.djtoolkit.storage.layout.LegacyLayout;
import io.github.djtoolkit.testkit.s3.S3Server;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Verifies 50,000 objects, beside one question for each: HEAD in a bucket, a look at the file in a
 * folder. Both sides read the tracking table from the same server.
 */
final class IntegrityBenchmark implements Benchmark {

  private static final int OBJECTS = Integer.getInteger("bench.objects", 50_000);
  private static final int ROUNDS = 3;
  private static final String STORE = "raw";
  private static final String BUCKET = "bench";
  private static final String TWO_THREADS = "toolkit, two threads";

  /** What 0.14 tracks of an object. */
  private record Tracked(Md5 hash, int size) {}

  @Override
  public void run(Database database, Report report) throws SQLException {
    try (ExternalData ignored = ExternalData.seed(database, OBJECTS, OBJECTS)) {
      files(database, report, List.of(2, 2));
      files(database, report, List.of(2));
      files(database, report, List.of());
      bucket(database, report);
    }
  }

  private static void files(Database database, Report report, List<Integer> subfolding)
      throws SQLException {
    report.title("%,d files, subfolding %s".formatted(OBJECTS, subfolding));
    LegacyLayout layout = new LegacyLayout(subfolding);
    Path folder = temporary();
    for (Tracked tracked : tracked(database)) {
      write(folder.resolve(layout.blob(ExternalData.SCHEMA, tracked.hash())), tracked.size());
    }
    StoreSpec spec =
        StoreSpec.of(STORE, new StoreAddress.Folder(folder.toString()))
            .withLegacySubfolding(subfolding);
    try (ObjectStores stores = stores(spec, StoreCredentials.none())) {
      List<Path> ready =
          tracked(database).stream()
              .map(t -> folder.resolve(layout.blob(ExternalData.SCHEMA, t.hash())))
              .toList();
      Map<String, List<Duration>> times = new LinkedHashMap<>();
      for (int round = 0; round <= ROUNDS; round++) {
        Map<String, Duration> taken = new LinkedHashMap<>();
        taken.put(TWO_THREADS, time(() -> verify(database, stores, 2)));
        taken.put("toolkit, one thread", time(() -> verify(database, stores, 1)));
        taken.put(
            "rows read, existence and size of each file",
            time(() -> eachFile(database, folder, layout, IntegrityBenchmark::sizeIsRight)));
        taken.put(
            "rows read, existence of each file",
            time(() -> eachFile(database, folder, layout, (file, tracked) -> Files.exists(file))));
        taken.put("rows read alone", time(() -> tracked(database)));
        taken.put("existence alone, of paths that are ready", time(() -> exist(ready)));
        if (round > 0) {
          taken.forEach((what, t) -> times.computeIfAbsent(what, k -> new ArrayList<>()).add(t));
        }
      }
      List<Duration> toolkit = times.getOrDefault(TWO_THREADS, List.of());
      times.forEach((what, peer) -> report.compare(what, toolkit, peer));
    }
    remove(folder);
  }

  private static void bucket(Database database, Report report) throws SQLException {
    report.title("%,d objects in a bucket of S3Proxy in this process".formatted(OBJECTS));
    try (S3Server server = S3Server.startInProcess();
        RequestCounter counter = new RequestCounter(server.endpoint())) {
      makeBucket(server);
      StoreSpec spec =
          StoreSpec.of(STORE, new StoreAddress.Bucket(counter.endpoint(), BUCKET, "lab", false));
      StoreCredentials credentials =
          new StoreCredentials(
              Map.of(
                  "access_key", new Secret(server.accessKey()),
                  "secret_key", new Secret(server.secretKey())));
      try (ObjectStores stores = stores(spec, credentials)) {
        LegacyLayout layout = LegacyLayout.of(spec);
        ObjectStore store = stores.get(STORE);
        each(
            tracked(database),
            8,
            tracked ->
                store.write(
                    layout.blob(ExternalData.SCHEMA, tracked.hash()),
                    ContentSource.of(new byte[tracked.size()]),
                    ExpectedContent.none()));
        counter.taken();
        List<Duration> toolkit = new ArrayList<>();
        long requests = 0;
        for (int round = 0; round <= ROUNDS; round++) {
          Duration time = time(() -> verify(database, stores, 4));
          requests = counter.taken();
          if (round > 0) {
            toolkit.add(time);
          }
        }
        List<Duration> listing = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
          listing.add(time(() -> listAlone(store)));
        }
        counter.taken();
        Duration four = time(() -> each(tracked(database), 4, t -> ask(store, layout, t)));
        long heads = counter.taken();
        Duration serial = time(() -> each(tracked(database), 1, t -> ask(store, layout, t)));
        report.compare(
            "Listing, beside the same listing alone, nothing compared", toolkit, listing);
        report.compare("Listing, beside one HEAD each, four at a time", toolkit, List.of(four));
        report.compare("Listing, beside one HEAD each, one at a time", toolkit, List.of(serial));
        report.line(
            "  requests: toolkit %,d, peer %,d (1/%.0f)",
            requests, heads, (double) heads / requests);
      }
    }
  }

  private static void verify(Database database, ObjectStores stores, int parallelism) {
    IntegrityResult result =
        MigrationToolkit.builder()
            .dataSource(database.dataSource())
            .stores(stores)
            .parallelism(parallelism)
            .build()
            .verifyExternalIntegrity(ExternalData.SCHEMA, IntegrityOptions.defaults());
    if (result.valid() != OBJECTS || !result.isWhole()) {
      throw new IllegalStateException(result.toString());
    }
  }

  private static void eachFile(
      Database database, Path folder, LegacyLayout layout, BiPredicate<Path, Tracked> isThere) {
    for (Tracked tracked : tracked(database)) {
      Path file = folder.resolve(layout.blob(ExternalData.SCHEMA, tracked.hash()));
      if (!isThere.test(file, tracked)) {
        throw new IllegalStateException("missing: " + tracked);
      }
    }
  }

  private static boolean sizeIsRight(Path file, Tracked tracked) {
    try {
      return Files.size(file) == tracked.size();
    } catch (IOException e) {
      return false;
    }
  }

  private static void exist(List<Path> files) {
    if (!files.stream().allMatch(Files::exists)) {
      throw new IllegalStateException("missing");
    }
  }

  private static void ask(ObjectStore store, LegacyLayout layout, Tracked tracked) {
    long size = store.stat(layout.blob(ExternalData.SCHEMA, tracked.hash())).orElseThrow().size();
    if (size != tracked.size()) {
      throw new IllegalStateException("changed: " + tracked);
    }
  }

  private static void listAlone(ObjectStore store) {
    try (Stream<ObjectInfo> objects = store.list(ExternalData.SCHEMA)) {
      if (objects.count() != OBJECTS) {
        throw new IllegalStateException("missing");
      }
    }
  }

  private static List<Tracked> tracked(Database database) {
    try {
      return database.rows("SELECT LOWER(HEX(hash)), size FROM " + ExternalData.TRACKING).stream()
          .map(row -> new Tracked(new Md5(row.get(0)), Integer.parseInt(row.get(1))))
          .toList();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> void each(List<T> all, int threads, Consumer<T> work) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> futures = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int first = i;
        futures.add(
            pool.submit(
                () -> {
                  for (int at = first; at < all.size(); at += threads) {
                    work.accept(all.get(at));
                  }
                }));
      }
      for (Future<?> future : futures) {
        future.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      pool.shutdown();
    }
  }

  private static Duration time(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static ObjectStores stores(StoreSpec spec, StoreCredentials credentials) {
    return new ObjectStores(
        Map.of(STORE, spec), Map.of(STORE, credentials), ObjectStoreProvider.defaults());
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

  private static Path temporary() {
    try {
      return Files.createTempDirectory("djtoolkit-bench");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, int size) {
    try {
      Files.createDirectories(file.resolveSibling("").normalize());
      Files.write(file, new byte[size]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
