package io.github.djtoolkit.cli.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.djtoolkit.storage.layout.LegacyLayout;
import io.github.djtoolkit.testkit.server.MySqlServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The operation of DataJoint's Python module, which asks for the existence of one file after the
 * other, where {@code -Dbench.python} names an interpreter that has DataJoint 2.0.2. It takes every
 * object for a filepath and breaks off at a blob's, so it gets a tracking table of its own, where
 * each object has its path.
 */
final class PythonModule {

  private static final Optional<String> PYTHON =
      Optional.ofNullable(System.getProperty("bench.python"));
  private static final String SCHEMA = "bench_external_paths";
  private static final String PROGRAM =
      """
      import sys, time, warnings
      warnings.simplefilter("ignore")
      import datajoint as dj
      from datajoint.migrate import verify_external_integrity
      schema = dj.Schema("%s")
      for _ in range(%d):
          start = time.perf_counter()
          result = verify_external_integrity(schema)
          taken = time.perf_counter() - start
          assert result["valid"] == %d and not result["missing"], result["valid"]
          print(int(taken * 1e9))
      """;

  private PythonModule() {}

  /**
   * Runs the operation, once more than the rounds that count.
   *
   * @param database where the objects are tracked
   * @param folder location of the store
   * @param layout how the objects lie in it
   * @param rounds how many times to take
   * @return the times inside of Python, without its start; none where there is no interpreter
   */
  static List<Duration> times(Database database, Path folder, LegacyLayout layout, int rounds) {
    if (PYTHON.isEmpty()) {
      return List.of();
    }
    try {
      track(database, layout);
      Path work = Files.createTempDirectory("djtoolkit-bench");
      Path configuration = work.resolve("datajoint.json");
      Files.writeString(
          configuration,
          "{\"stores\": {\"%1$s\": {\"protocol\": \"file\", \"location\": \"%2$s\"}}}"
              .formatted(TrackedObjects.STORE, folder));
      String said = run(database.server(), work, rounds + 1);
      Files.delete(configuration);
      Files.delete(work);
      database.dropSchema(SCHEMA);
      return Arrays.stream(said.strip().split("\n"))
          .filter(line -> line.matches("\\d+"))
          .skip(1)
          .map(nanos -> Duration.ofNanos(Long.parseLong(nanos)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void track(Database database, LegacyLayout layout) throws SQLException {
    String hex = "LOWER(HEX(hash))";
    StringBuilder path = new StringBuilder("'" + ExternalData.SCHEMA + "/'");
    int from = 1;
    for (int width : layout.subfolding()) {
      path.append(", SUBSTR(" + hex + ", " + from + ", " + width + "), '/'");
      from += width;
    }
    database.createSchema(SCHEMA);
    database.execute(
        "CREATE TABLE `" + SCHEMA + "`.`~external_raw` LIKE " + ExternalData.TRACKING,
        "INSERT INTO `"
            + SCHEMA
            + "`.`~external_raw` (hash, size, filepath) SELECT hash, size, CONCAT("
            + path
            + ", "
            + hex
            + ") FROM "
            + ExternalData.TRACKING);
  }

  private static String run(MySqlServer server, Path work, int times) throws IOException {
    String program = PROGRAM.formatted(SCHEMA, times, TrackedObjects.NUMBER);
    ProcessBuilder builder =
        new ProcessBuilder(PYTHON.orElseThrow(), "-c", program).directory(work.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "DJ_HOST", server.host(),
                "DJ_PORT", Integer.toString(server.port()),
                "DJ_USER", server.user(),
                "DJ_PASS", server.password()));
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IllegalStateException("the Python module fails: " + said);
      }
      return said;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
