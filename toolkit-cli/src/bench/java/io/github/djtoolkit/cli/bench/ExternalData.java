package io.github.djtoolkit.cli.bench;

import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.storage.ObjectStoreProvider;
import io.github.djtoolkit.storage.ObjectStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A schema with one table whose rows refer to external blobs, as 0.14.6 declares and fills it. Of
 * the objects, those are there that the toolkit looks for before it changes anything.
 */
final class ExternalData implements AutoCloseable {

  static final String SCHEMA = "bench_external";
  static final String TABLE = "`" + SCHEMA + "`.`recording`";
  static final String TRACKING = "`" + SCHEMA + "`.`~external_raw`";

  private static final String STORE = "raw";
  private static final int SAMPLE = 200;

  private final Database database;
  private final Path folder;

  private ExternalData(Database database, Path folder) {
    this.database = database;
    this.folder = folder;
  }

  /**
   * Fills the schema.
   *
   * @param database where
   * @param rows rows of the table
   * @param objects objects that they refer to, each by as many rows
   */
  static ExternalData seed(Database database, int rows, int objects) throws SQLException {
    database.createSchema(SCHEMA);
    database.createNumbers(SCHEMA, rows);
    database.execute(
        "CREATE TABLE "
            + TRACKING
            + " (hash binary(16) NOT NULL COMMENT ':uuid:hash of contents (blob), of filename +"
            + " contents (attach), or relative filepath (filepath)', size bigint unsigned NOT NULL,"
            + " attachment_name varchar(255) DEFAULT NULL, filepath varchar(1000) DEFAULT NULL,"
            + " contents_hash binary(16) DEFAULT NULL, timestamp timestamp NOT NULL DEFAULT"
            + " CURRENT_TIMESTAMP, PRIMARY KEY (hash)) ENGINE=InnoDB",
        "CREATE TABLE "
            + TABLE
            + " (subject_id int NOT NULL, session smallint NOT NULL, scan smallint NOT NULL, note"
            + " varchar(255) NOT NULL, `signal` binary(16) NOT NULL COMMENT ':blob@raw:raw"
            + " samples', PRIMARY KEY (subject_id, session, scan), KEY `signal` (`signal`),"
            + " CONSTRAINT recording_ibfk_1 FOREIGN KEY (`signal`) REFERENCES "
            + TRACKING
            + " (hash) ON DELETE RESTRICT ON UPDATE RESTRICT) ENGINE=InnoDB",
        "INSERT INTO "
            + TRACKING
            + " (hash, size) SELECT UNHEX(MD5(n)) AS h, 100 + n % 900 FROM `"
            + SCHEMA
            + "`.`~numbers` WHERE n < "
            + objects
            + " ORDER BY h",
        "SET SESSION foreign_key_checks = 0",
        "INSERT INTO "
            + TABLE
            + " SELECT n DIV 1000, n DIV 20 % 50, n % 20, 'a note on the scan', UNHEX(MD5(n % "
            + objects
            + ")) FROM `"
            + SCHEMA
            + "`.`~numbers` ORDER BY n",
        "SET SESSION foreign_key_checks = 1",
        "DROP TABLE `" + SCHEMA + "`.`~numbers`",
        "ANALYZE TABLE " + TABLE + ", " + TRACKING);
    try {
      ExternalData data = new ExternalData(database, Files.createTempDirectory("djtoolkit-bench"));
      data.writeSample();
      database.settle();
      return data;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The store of the objects. */
  ObjectStores stores() {
    StoreSpec spec = StoreSpec.of(STORE, new StoreAddress.Folder(folder.toString()));
    return new ObjectStores(Map.of(STORE, spec), Map.of(), ObjectStoreProvider.defaults());
  }

  private void writeSample() throws IOException, SQLException {
    List<List<String>> sample =
        database.rows(
            "SELECT LOWER(HEX(hash)), size FROM " + TRACKING + " ORDER BY hash LIMIT " + SAMPLE);
    for (List<String> object : sample) {
      String hash = object.get(0);
      Path file =
          folder
              .resolve(SCHEMA)
              .resolve(hash.substring(0, 2))
              .resolve(hash.substring(2, 4))
              .resolve(hash);
      Files.createDirectories(file.getParent());
      Files.write(file, new byte[Integer.parseInt(object.get(1))]);
    }
  }

  /** Drops the schema and deletes the objects. */
  @Override
  public void close() throws SQLException {
    database.dropSchema(SCHEMA);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
