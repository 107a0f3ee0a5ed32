package io.github.djtoolkit.ops.external;

import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A table {@code doc} of 0.14 with two columns for attachments, one of them of an adapted type,
 * over one store.
 *
 * @param schema the schema
 * @param store the store {@code raw}
 * @param put writes an object of the store
 */
record Documents(TestSchema schema, StoreSpec store, BiConsumer<String, byte[]> put) {

  /** With the store in a folder. */
  static Documents in(TestSchema schema, Path folder) {
    return new Documents(
        schema, ExternalRuns.store("raw", folder), (path, bytes) -> write(folder, path, bytes));
  }

  /** The same with other folders between schema and object. */
  Documents cut(List<Integer> subfolding) {
    return new Documents(schema, store.withLegacySubfolding(subfolding), put);
  }

  /** Makes the table anew, without rows. */
  Documents declare() {
    schema.execute(
        "DROP TABLE IF EXISTS doc, `~external_raw`, `~retired_raw`, `~djtoolkit_journal`, `~djtoolkit_undo`,"
            + " `~djtoolkit_objects`",
        "CREATE TABLE `~external_raw` (`hash` binary(16) NOT NULL PRIMARY KEY, size bigint unsigned NOT NULL,"
            + " attachment_name varchar(255), filepath varchar(1000), contents_hash binary(16),"
            + " timestamp timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP)",
        "CREATE TABLE doc (id int NOT NULL PRIMARY KEY,"
            + " file binary(16) DEFAULT NULL COMMENT ':attach@raw:', other binary(16) DEFAULT NULL COMMENT ':<paper>:',"
            + " KEY file (file), KEY other (other),"
            + " FOREIGN KEY (file) REFERENCES `~external_raw` (`hash`) ON DELETE RESTRICT ON UPDATE RESTRICT,"
            + " FOREIGN KEY (other) REFERENCES `~external_raw` (`hash`) ON DELETE RESTRICT ON UPDATE RESTRICT)");
    return this;
  }

  /** Stores and tracks an attachment; returns its hash. */
  String attach(String name, String content) {
    String hash = hash(name, content);
    put.accept(place(hash, name), content.getBytes(StandardCharsets.UTF_8));
    insert(
        "INSERT INTO `~external_raw` (`hash`, size, attachment_name) VALUES (UNHEX(?), ?, ?)",
        hash,
        content.getBytes(StandardCharsets.UTF_8).length,
        name);
    return hash;
  }

  /** Stores an attachment to which a row's column {@code file} refers; returns its hash. */
  String row(int id, String name, String content) {
    String hash = attach(name, content);
    insert("INSERT INTO doc (id, file) VALUES (?, UNHEX(?))", id, hash);
    return hash;
  }

  /** Stores many attachments of one name, and a row for each. */
  void rows(int number, String name) {
    List<String> tracked = new ArrayList<>();
    List<String> rows = new ArrayList<>();
    for (int id = 0; id < number; id++) {
      String content = String.valueOf(id);
      String hash = hash(name, content);
      put.accept(place(hash, name), content.getBytes(StandardCharsets.UTF_8));
      tracked.add("(x'" + hash + "', " + content.length() + ", '" + name + "')");
      rows.add("(" + id + ", x'" + hash + "')");
    }
    schema.execute(
        "INSERT INTO `~external_raw` (`hash`, size, attachment_name) VALUES "
            + String.join(", ", tracked),
        "INSERT INTO doc (id, file) VALUES " + String.join(", ", rows));
  }

  /** Where 0.14 puts an attachment. */
  String place(String hash, String name) {
    StringBuilder path = new StringBuilder(schema.name()).append('/');
    int start = 0;
    for (int width : store.legacySubfolding()) {
      path.append(hash, start, start + width).append('/');
      start += width;
    }
    return path.append(hash).append('.').append(name).toString();
  }

  ExternalRuns runs() {
    return new ExternalRuns(
        schema.dataSource(), schema.name(), List.of(store), ProgressListener.silent());
  }

  static String hash(String name, String content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(name.getBytes(StandardCharsets.UTF_8));
    bytes.write(0);
    bytes.writeBytes(content.getBytes(StandardCharsets.UTF_8));
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes.toByteArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void insert(String sql, Object... values) {
    try (Connection connection = schema.dataSource().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(Path folder, String path, byte[] bytes) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
