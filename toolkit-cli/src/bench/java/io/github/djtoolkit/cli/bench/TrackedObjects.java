package io.github.djtoolkit.cli.bench;

import io.github.djtoolkit.model.result.IntegrityResult;
import io.github.djtoolkit.model.store.Md5;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.ops.MigrationToolkit;
import io.github.djtoolkit.ops.integrity.IntegrityOptions;
import io.github.djtoolkit.storage.ObjectStoreProvider;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.storage.config.StoreCredentials;
import io.github.djtoolkit.storage.layout.LegacyLayout;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Objects that the schema of {@link ExternalData} refers to, once each, for benchmarks that ask
 * whether they are there.
 */
final class TrackedObjects {

  static final int NUMBER = Integer.getInteger("bench.objects", 50_000);
  static final String STORE = "raw";

  /** What 0.14 tracks of an object. */
  record Tracked(Md5 hash, int size) {

    /** Where it is. */
    String path(LegacyLayout layout) {
      return layout.blob(ExternalData.SCHEMA, hash);
    }
  }

  private final Database database;

  TrackedObjects(Database database) {
    this.database = database;
  }

  /** Reads hash and size of each from the tracking table, as any peer has to. */
  List<Tracked> read() {
    return read("SELECT LOWER(HEX(hash)), size FROM " + ExternalData.TRACKING);
  }

  /** Reads the same and whether a row of the schema refers to each, and keeps those. */
  List<Tracked> readReferred() {
    return read(
        "SELECT LOWER(HEX(hash)), size FROM "
            + ExternalData.TRACKING
            + " WHERE hash IN (SELECT `signal` FROM "
            + ExternalData.TABLE
            + ")");
  }

  private List<Tracked> read(String sql) {
    try {
      return database.rows(sql).stream()
          .map(row -> new Tracked(new Md5(row.get(0)), Integer.parseInt(row.get(1))))
          .toList();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The toolkit's side: all of them are found, and nothing else is. */
  void verify(ObjectStores stores, int parallelism, IntegrityOptions options) {
    IntegrityResult result =
        MigrationToolkit.builder()
            .dataSource(database.dataSource())
            .stores(stores)
            .parallelism(parallelism)
            .build()
            .verifyExternalIntegrity(ExternalData.SCHEMA, options);
    if (result.valid() != NUMBER || !result.isWhole()) {
      throw new IllegalStateException(result.toString());
    }
  }

  /** The store by itself. */
  static ObjectStores stores(StoreSpec spec, StoreCredentials credentials) {
    return new ObjectStores(
        Map.of(STORE, spec), Map.of(STORE, credentials), ObjectStoreProvider.defaults());
  }

  /** Does something with each of many, by some threads, each its share. */
  static <T> void each(List<T> all, int threads, Consumer<T> work) {
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
}
