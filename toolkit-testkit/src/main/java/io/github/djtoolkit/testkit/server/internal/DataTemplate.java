package io.github.djtoolkit.testkit.server.internal;

import io.github.djtoolkit.testkit.server.ServerOptions;
import io.github.djtoolkit.testkit.server.ServerStartException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The data folder of a server that was never used. Kept in the cache, since to initialize one takes
 * longer than to copy it.
 */
final class DataTemplate {

  /** Arguments that a data folder is initialized with and must be started with ever after. */
  private static final List<String> LASTING =
      List.of(
          "--lower-case-table-names",
          "--lower_case_table_names",
          "--innodb-page-size",
          "--innodb_page_size");

  private final Distribution distribution;
  private final MysqldCommand command;

  DataTemplate(Distribution distribution, MysqldCommand command) {
    this.distribution = distribution;
    this.command = command;
  }

  Path folder(ServerOptions options) {
    List<String> lasting =
        options.arguments().stream().filter(DataTemplate::isLasting).sorted().toList();
    String suffix = String.join("", lasting).replaceAll("[^A-Za-z0-9]+", "-");
    return distribution
        .cache()
        .entry(distribution.name() + "-data" + suffix, folder -> initialize(folder, lasting))
        .resolve("data");
  }

  private static boolean isLasting(String argument) {
    return LASTING.stream().anyMatch(name -> argument.startsWith(name + "="));
  }

  private void initialize(Path folder, List<String> lasting) {
    List<String> arguments = new ArrayList<>(List.of("--initialize-insecure"));
    arguments.addAll(
        List.of(
            "--innodb-redo-log-capacity=8M",
            "--innodb-flush-method=nosync",
            "--innodb-doublewrite=OFF",
            "--skip-log-bin"));
    arguments.addAll(lasting);
    try {
      Process process = command.start(folder, folder.resolve("data"), arguments);
      if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new ServerStartException(
            "The embedded MySQL cannot initialize a data folder: " + command.log(folder));
      }
      Files.deleteIfExists(folder.resolve(MysqldCommand.LOG));
    } catch (IOException e) {
      throw new UncheckedIOException("The embedded MySQL cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerStartException("Interrupted while a data folder was initialized", e);
    }
  }
}
