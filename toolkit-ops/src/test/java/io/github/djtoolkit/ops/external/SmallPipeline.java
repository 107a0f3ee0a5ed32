package io.github.djtoolkit.ops.external;

import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.testkit.junit.TestFolder;
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
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;

/**
 * Two tables of 0.14 over one store, small enough to be made often: {@code rec} with a required
 * blob and an attachment, {@code clip} with a filepath. Of each kind one object is referred to and
 * one is not yet.
 *
 * @param dataSource the server
 * @param schema name of the schema
 * @param store folder of the store {@code raw}
 */
record SmallPipeline(DataSource dataSource, String schema, Path store) {

  static final String BLOB = blob("first");
  static final String OTHER_BLOB = blob("second");
  static final String ATTACHMENT = attachment("Bericht ört.txt", "report");
  static final String OTHER_ATTACHMENT = attachment("b.txt", "another");
  static final String FILE = blob("films/one.bin");
  static final String OTHER_FILE = blob("films/two.bin");

  static SmallPipeline of(TestSchema schema, TestFolder folder) {
    return new SmallPipeline(schema.dataSource(), schema.name(), folder.resolve("raw"));
  }

  /** Makes the tables anew, their rows and the files. */
  SmallPipeline seed() {
    execute(
        "DROP TABLE IF EXISTS rec, clip, `~external_raw`, `~retired_raw`, `~djtoolkit_journal`, `~djtoolkit_undo`, `~djtoolkit_objects`, `~djtoolkit_found`",
        "CREATE TABLE `~external_raw` (`hash` binary(16) NOT NULL PRIMARY KEY, size bigint unsigned NOT NULL,"
            + " attachment_name varchar(255), filepath varchar(1000), contents_hash binary(16),"
            + " timestamp timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP)",
        "CREATE TABLE rec (id int NOT NULL, sig binary(16) NOT NULL COMMENT ':blob@raw:a signal',"
            + " rep binary(16) DEFAULT NULL COMMENT ':attach@raw:',"
            + " changed datetime DEFAULT '2020-01-01' ON UPDATE CURRENT_TIMESTAMP, PRIMARY KEY (id), KEY sig (sig), KEY rep (rep),"
            + " FOREIGN KEY (sig) REFERENCES `~external_raw` (`hash`) ON DELETE RESTRICT ON UPDATE RESTRICT,"
            + " FOREIGN KEY (rep) REFERENCES `~external_raw` (`hash`) ON DELETE RESTRICT ON UPDATE RESTRICT)",
        "CREATE TABLE clip (id int NOT NULL, movie binary(16) DEFAULT NULL COMMENT ':filepath@raw:', PRIMARY KEY (id), KEY movie (movie),"
            + " FOREIGN KEY (movie) REFERENCES `~external_raw` (`hash`) ON DELETE RESTRICT ON UPDATE RESTRICT)",
        "INSERT INTO `~external_raw` VALUES "
            + String.join(
                ", ",
                tracked(BLOB, "first", "NULL", "NULL"),
                tracked(OTHER_BLOB, "second", "NULL", "NULL"),
                tracked(ATTACHMENT, "report", "'Bericht ört.txt'", "NULL"),
                tracked(OTHER_ATTACHMENT, "another", "'b.txt'", "NULL"),
                tracked(FILE, "one", "NULL", "'films/one.bin'"),
                tracked(OTHER_FILE, "two", "NULL", "'films/two.bin'")),
        "INSERT INTO rec (id, sig, rep) VALUES (1, x'"
            + BLOB
            + "', x'"
            + ATTACHMENT
            + "'), (2, x'"
            + BLOB
            + "', NULL)",
        "INSERT INTO clip VALUES (1, x'" + FILE + "'), (2, NULL)");
    write(place(BLOB), "first");
    write(place(OTHER_BLOB), "second");
    write(place(ATTACHMENT) + ".Bericht ört.txt", "report");
    write(place(OTHER_ATTACHMENT) + ".b.txt", "another");
    write("films/one.bin", "one");
    write("films/two.bin", "two");
    return this;
  }

  /** Lets row 1 refer to another blob. */
  void setBlob(String content) {
    set("sig", blob(content), content, "");
  }

  /** Lets row 1 refer to another attachment. */
  void setAttachment(String name, String content) {
    set("rep", attachment(name, content), content, name);
  }

  /** Rows from 101 on, each with a blob of its own. */
  void addBlobs(int count) {
    List<String> objects = new ArrayList<>();
    List<String> rows = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      String content = "blob " + i;
      objects.add(tracked(blob(content), content, "NULL", "NULL"));
      rows.add("(" + (100 + i) + ", x'" + blob(content) + "')");
      write(place(blob(content)), content);
    }
    execute(
        "INSERT INTO `~external_raw` VALUES " + String.join(", ", objects),
        "INSERT INTO rec (id, sig) VALUES " + String.join(", ", rows));
  }

  private void set(String column, String hash, String content, String name) {
    String quoted = name.isEmpty() ? "NULL" : "'" + name + "'";
    execute(
        "INSERT INTO `~external_raw` VALUES " + tracked(hash, content, quoted, "NULL"),
        "UPDATE rec SET changed = changed, " + column + " = x'" + hash + "' WHERE id = 1");
    write(place(hash) + (name.isEmpty() ? "" : "." + name), content);
  }

  ExternalRuns runs() {
    List<StoreSpec> stores = List.of(ExternalRuns.store("raw", store));
    return new ExternalRuns(dataSource, schema, stores, ProgressListener.silent());
  }

  Path attachmentFile() {
    return store.resolve(place(ATTACHMENT) + ".Bericht ört.txt");
  }

  void execute(String... statements) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setCatalog(schema);
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  String place(String hash) {
    return schema + "/" + hash.substring(0, 2) + "/" + hash.substring(2, 4) + "/" + hash;
  }

  private void write(String path, String content) {
    try {
      Path file = store.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String tracked(String hash, String content, String name, String path) {
    return "(x'"
        + hash
        + "', "
        + content.length()
        + ", "
        + name
        + ", "
        + path
        + ", "
        + (path.equals("NULL") ? "NULL" : "x'" + blob(content) + "'")
        + ", '2024-05-05 10:00:00')";
  }

  private static String blob(String content) {
    return md5(content.getBytes(StandardCharsets.UTF_8));
  }

  private static String attachment(String name, String content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(name.getBytes(StandardCharsets.UTF_8));
    bytes.write(0);
    bytes.writeBytes(content.getBytes(StandardCharsets.UTF_8));
    return md5(bytes.toByteArray());
  }

  private static String md5(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
