package io.github.djtoolkit.cli.bench;

import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.storage.ObjectInfo;
import io.github.djtoolkit.storage.ObjectStore;
import io.github.djtoolkit.storage.ObjectStoreProvider;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.storage.config.StoreCredentials;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * A schema with one table whose rows refer to external blobs, and a store {@code other} beside
 * {@code raw} into which nothing can be linked.
 */
final class RelocationData implements AutoCloseable {

  static final String SCHEMA = "bench_relocation";

  private static final String TABLE = "`" + SCHEMA + "`.`recording`";
  private static final String TRACKING = "`" + SCHEMA + "`.`~external_raw`";
  private static final int BATCH = 500;
  private static final int LOOKED_AT = 200;

  private final Database database;
  private final Path folder;
  private final boolean claims;
  private final List<String> hashes = new ArrayList<>();

  private RelocationData(Database database, Path folder, boolean claims) {
    this.database = database;
    this.folder = folder;
    this.claims = claims;
  }

  /** Rows that each refer to an object of its own, with the objects. */
  static RelocationData seed(Database database, int objects, int size) throws SQLException {
    RelocationData data = create(database, false);
    byte[] content = new byte[size];
    new Random(1).nextBytes(content);
    for (int i = 0; i < objects; i++) {
      ByteBuffer.wrap(content).putInt(i);
      String hash = HexFormat.of().formatHex(md5().digest(content));
      data.hashes.add(hash);
      data.write(hash, content);
    }
    data.insert(size);
    return data;
  }

  /** The rows anew, as they were at first, over the objects that are there. */
  void seedRows() throws SQLException {
    createTables(database);
    insert(Math.toIntExact(file(hashes.get(0)).toFile().length()));
  }

  /** The time that the MD5 of all objects takes on all cores, their bytes read as in any copy. */
  Duration digestAll() {
    int threads = Runtime.getRuntime().availableProcessors();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    long start = System.nanoTime();
    try {
      List<Future<byte[]>> digests =
          hashes.stream().map(hash -> pool.submit(() -> digest(file(hash)))).toList();
      for (int i = 0; i < digests.size(); i++) {
        if (!HexFormat.of().formatHex(digests.get(i).get()).equals(hashes.get(i))) {
          throw new IllegalStateException("another MD5 than " + hashes.get(i));
        }
      }
      return Duration.ofNanos(System.nanoTime() - start);
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      pool.shutdown();
    }
  }

  private static byte[] digest(Path file) throws IOException {
    MessageDigest digest = md5();
    byte[] buffer = new byte[128 * 1024];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return digest.digest();
  }

  private void insert(int size) throws SQLException {
    for (int from = 0; from < hashes.size(); from += BATCH) {
      List<String> batch = hashes.subList(from, Math.min(from + BATCH, hashes.size()));
      StringBuilder tracked = new StringBuilder();
      StringBuilder rows = new StringBuilder();
      for (int i = 0; i < batch.size(); i++) {
        tracked.append(i == 0 ? "" : ", ").append("(x'" + batch.get(i) + "', " + size + ")");
        rows.append(i == 0 ? "" : ", ").append("(" + (from + i) + ", x'" + batch.get(i) + "')");
      }
      database.execute(
          "INSERT INTO " + TRACKING + " (hash, size) VALUES " + tracked,
          "INSERT INTO " + TABLE + " VALUES " + rows);
    }
    database.settle();
  }

  /** Rows that each refer to an object of its own; the store {@code other} claims to have all. */
  static RelocationData track(Database database, int objects) throws SQLException {
    RelocationData data = create(database, true);
    database.createNumbers(SCHEMA, objects);
    database.execute(
        "INSERT INTO "
            + TRACKING
            + " (hash, size) SELECT UNHEX(MD5(n)) AS h, 100 FROM `"
            + SCHEMA
            + "`.`~numbers` ORDER BY h",
        "SET SESSION foreign_key_checks = 0",
        "INSERT INTO "
            + TABLE
            + " SELECT n, UNHEX(MD5(n)) FROM `"
            + SCHEMA
            + "`.`~numbers` ORDER BY n",
        "SET SESSION foreign_key_checks = 1",
        "DROP TABLE `" + SCHEMA + "`.`~numbers`");
    for (List<String> row :
        database.rows(
            "SELECT LOWER(HEX(hash)) FROM " + TRACKING + " ORDER BY hash LIMIT " + LOOKED_AT)) {
      data.write(row.get(0), new byte[100]);
    }
    database.settle();
    return data;
  }

  private static RelocationData create(Database database, boolean claims) throws SQLException {
    createTables(database);
    try {
      Path folder = Files.createTempDirectory("djtoolkit-bench");
      Files.createDirectories(folder.resolve("other"));
      Files.createDirectories(folder.resolve("raw"));
      return new RelocationData(database, folder, claims);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void createTables(Database database) throws SQLException {
    database.createSchema(SCHEMA);
    database.execute(
        "CREATE TABLE "
            + TRACKING
            + " (hash binary(16) NOT NULL, size bigint unsigned NOT NULL, attachment_name varchar(255) DEFAULT NULL,"
            + " filepath varchar(1000) DEFAULT NULL, contents_hash binary(16) DEFAULT NULL, timestamp timestamp NOT"
            + " NULL DEFAULT CURRENT_TIMESTAMP, PRIMARY KEY (hash)) ENGINE=InnoDB",
        "CREATE TABLE "
            + TABLE
            + " (id int NOT NULL, `signal` binary(16) NOT NULL COMMENT ':blob@raw:raw samples', PRIMARY KEY (id), KEY"
            + " `signal` (`signal`), FOREIGN KEY (`signal`) REFERENCES "
            + TRACKING
            + " (hash) ON DELETE RESTRICT ON UPDATE RESTRICT) ENGINE=InnoDB");
  }

  /** The folder of the objects. */
  Path objects() {
    return folder.resolve("raw");
  }

  /** A path where nothing is yet. */
  String fresh(String name) {
    return folder.resolve(name).toString();
  }

  /** The stores; what comes out of {@code other}'s provider is no store that others know. */
  ObjectStores stores() {
    Map<String, StoreSpec> specs = Map.of("raw", spec("raw"), "other", spec("other"));
    return new ObjectStores(specs, Map.of(), List.of(new Shy(claims)));
  }

  private StoreSpec spec(String name) {
    return StoreSpec.of(name, new StoreAddress.Folder(folder.resolve(name).toString()));
  }

  private void write(String hash, byte[] content) {
    try {
      Path file = file(hash);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String hash) {
    return objects()
        .resolve(SCHEMA)
        .resolve(hash.substring(0, 2))
        .resolve(hash.substring(2, 4))
        .resolve(hash);
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws SQLException {
    database.dropSchema(SCHEMA);
    delete();
  }

  /** Removes the files. */
  void delete() {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Local stores, of which {@code other} is hidden behind a proxy, so that bytes are streamed. */
  private record Shy(boolean claims) implements ObjectStoreProvider {

    @Override
    public boolean supports(StoreAddress address) {
      return true;
    }

    @Override
    public ObjectStore open(StoreSpec spec, StoreCredentials credentials) {
      ObjectStore real = ObjectStoreProvider.defaults().get(0).open(spec, credentials);
      return spec.name().equals("other") ? hidden(real) : real;
    }

    private ObjectStore hidden(ObjectStore real) {
      return (ObjectStore)
          Proxy.newProxyInstance(
              ObjectStore.class.getClassLoader(),
              new Class<?>[] {ObjectStore.class},
              (self, method, arguments) -> {
                if (claims && method.getName().equals("stat")) {
                  return Optional.of(
                      new ObjectInfo(String.valueOf(arguments[0]), 100, Instant.EPOCH));
                }
                if (method.getName().equals("stageCopy")) {
                  arguments[0] =
                      Proxy.isProxyClass(arguments[0].getClass())
                          ? arguments[0]
                          : new Shy(false).hidden((ObjectStore) arguments[0]);
                }
                try {
                  return method.invoke(real, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }
  }
}
