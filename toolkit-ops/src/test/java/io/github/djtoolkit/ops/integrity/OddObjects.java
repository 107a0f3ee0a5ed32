package io.github.djtoolkit.ops.integrity;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.djtoolkit.testkit.junit.TestSchema;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A schema with a blob column and a filepath column over the store {@code raw}, and as many objects
 * of any kind as a test wants. Each object has a row of its own.
 *
 * @param schema the schema
 * @param store folder of the store
 * @param ids number of the last row
 */
record OddObjects(TestSchema schema, Path store, AtomicInteger ids) {

  static OddObjects in(TestSchema schema, Path store) {
    schema.execute(
        "CREATE TABLE `~external_raw` (`hash` binary(16) NOT NULL PRIMARY KEY, size bigint unsigned NOT NULL,"
            + " attachment_name varchar(255), filepath varchar(1000), contents_hash binary(16),"
            + " timestamp timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP)",
        "CREATE TABLE rec (id int NOT NULL PRIMARY KEY, b binary(16) COMMENT ':blob@raw:',"
            + " f binary(16) COMMENT ':filepath@raw:', FOREIGN KEY (b) REFERENCES `~external_raw` (hash),"
            + " FOREIGN KEY (f) REFERENCES `~external_raw` (hash))");
    IntegrityRuns.write(store.resolve("lost+found"), new byte[0]);
    return new OddObjects(schema, store, new AtomicInteger());
  }

  IntegrityRuns runs() {
    return IntegrityRuns.of(schema, IntegrityRuns.store("raw", store));
  }

  /** Where a blob of a schema lies. */
  String blobPlace(String hash) {
    return schema.name() + "/" + hash.substring(0, 2) + "/" + hash.substring(2, 4) + "/" + hash;
  }

  /** A blob in its place; returns its hash. */
  String blob(String content) {
    String hash = md5(content);
    track(hash, content.length(), "NULL", "NULL");
    refer("b", hash);
    put(blobPlace(hash), content);
    return hash;
  }

  /** The rows of a blob that 0.11 left, without the object; returns its hash. */
  String moved(String path, String content) {
    String hash = md5(path);
    track(hash, content.length(), quoted(path), "x'" + md5(content) + "'");
    refer("b", hash);
    return hash;
  }

  /** The rows of a file, without the file; returns its hash. */
  String file(String path, String content) {
    String hash = md5(path);
    track(hash, content.length(), quoted(path), "x'" + md5(content) + "'");
    refer("f", hash);
    return hash;
  }

  /** A file and its rows. */
  String storedFile(String path, String content) {
    put(path, content);
    return file(path, content);
  }

  void put(String path, String content) {
    IntegrityRuns.write(store.resolve(path), content.getBytes(UTF_8));
  }

  void track(String hash, int size, String path, String contentsHash) {
    schema.execute(
        "INSERT INTO `~external_raw` (hash, size, filepath, contents_hash) VALUES (x'%s', %d, %s, %s)"
            .formatted(hash, size, path, contentsHash));
  }

  /** The row that refers to a hash, as {@link IntegrityRuns#rows} shows it. */
  String row(int id, String column) {
    return schema.name() + ".rec." + column + " {id=" + id + "}";
  }

  static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void refer(String column, String hash) {
    schema.execute(
        "INSERT INTO rec (id, %s) VALUES (%d, x'%s')"
            .formatted(column, ids.incrementAndGet(), hash));
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
