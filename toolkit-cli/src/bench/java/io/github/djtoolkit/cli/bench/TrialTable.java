package io.github.djtoolkit.cli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.stream.Stream;

/** The table that is copied and backed up: rows of about 330 bytes under a key of two columns. */
final class TrialTable {

  static final String NAME = "trial";

  private TrialTable() {}

  /** Makes the schema and the table in it, and waits until the server has come to rest. */
  static void seed(Database database, String schema, int rows) throws SQLException {
    database.createSchema(schema);
    database.createNumbers(schema, rows);
    String table = "`" + schema + "`.`" + NAME + "`";
    database.execute(
        "CREATE TABLE "
            + table
            + " (subject_id int unsigned NOT NULL, trial int unsigned NOT NULL, started datetime(3)"
            + " NOT NULL, duration float NOT NULL, weight double, rig varchar(32) NOT NULL, outcome"
            + " enum('hit','miss') NOT NULL, trace blob NOT NULL, PRIMARY KEY (subject_id, trial))"
            + " ENGINE=InnoDB",
        "INSERT INTO "
            + table
            + " SELECT n DIV 1000, n % 1000, '2024-01-01' + INTERVAL n SECOND, n / 7, n * 1.1,"
            + " CONCAT('rig ', n % 37), IF(n % 3, 'hit', 'miss'),"
            + " UNHEX(CONCAT(SHA2(n, 512), SHA2(n + 1, 512), SHA2(n + 2, 512), LEFT(SHA2(n + 3,"
            + " 512), 16))) FROM `"
            + schema
            + "`.`~numbers` ORDER BY n",
        "DROP TABLE `" + schema + "`.`~numbers`",
        "ANALYZE TABLE " + table);
    database.settle();
  }

  /** A new folder for files of the peers. */
  static Path folder() {
    try {
      return Files.createTempDirectory("djtoolkit-bench");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes such a folder. */
  static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
