package io.github.djtoolkit.cli.command;

import com.zaxxer.hikari.HikariDataSource;
import io.github.djtoolkit.cli.Surroundings;
import io.github.djtoolkit.cli.connect.ConnectionPool;
import io.github.djtoolkit.cli.connect.LoginOptions;
import io.github.djtoolkit.cli.connect.LoginResolver;
import io.github.djtoolkit.cli.connect.ServerLogin;
import io.github.djtoolkit.cli.output.OutputFormat;
import io.github.djtoolkit.cli.output.ProgressPrinter;
import io.github.djtoolkit.cli.output.ProgressPrinter.Manner;
import io.github.djtoolkit.cli.output.Redaction;
import io.github.djtoolkit.cli.output.ResultPrinter;
import io.github.djtoolkit.ops.MigrationToolkit;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.storage.config.DataJointConfiguration;
import java.util.function.Function;
import picocli.CommandLine.Mixin;

/**
 * The options of every command that works on a server, and the way from them to the facade and back
 * to the output.
 */
final class DatabaseOptions {

  @Mixin private final LoginOptions login = new LoginOptions();
  @Mixin private final StoreOptions stores = new StoreOptions();
  @Mixin private final OutputOptions output = new OutputOptions();

  private final Surroundings surroundings;
  private final Redaction redaction;

  DatabaseOptions(Surroundings surroundings, Redaction redaction) {
    this.surroundings = surroundings;
    this.redaction = redaction;
  }

  /** Calls an operation with one connection for work on rows. */
  <R> R call(Function<MigrationToolkit, R> operation) {
    return call(1, operation);
  }

  /** Connects, calls an operation, and closes everything again. */
  <R> R call(int parallelism, Function<MigrationToolkit, R> operation) {
    DataJointConfiguration configuration = stores.read(surroundings.environment());
    ServerLogin server =
        new LoginResolver(surroundings.environment(), surroundings.prompt())
            .resolve(login, configuration.connection());
    redaction.add(server.password());
    try (HikariDataSource pool = ConnectionPool.open(server, parallelism);
        ObjectStores objectStores = ObjectStores.of(configuration);
        ProgressPrinter progress =
            new ProgressPrinter(surroundings.err(), manner(), System::nanoTime)) {
      configuration.findings().forEach(finding -> progress.warned(finding.message()));
      return operation.apply(
          MigrationToolkit.builder()
              .dataSource(pool)
              .stores(objectStores)
              .listener(progress)
              .parallelism(parallelism)
              .build());
    }
  }

  /** Prints a result. */
  void print(Object result) {
    printer().print(result);
  }

  /** Prints a result: in short where it was carried out, else with how to carry it out. */
  void print(Object result, ExecuteOption execute) {
    if (execute.execution() == Execution.EXECUTE) {
      printer().printDone(result);
    } else {
      printer().print(result);
      printer().remark(execute.remark());
    }
  }

  private ResultPrinter printer() {
    return new ResultPrinter(surroundings.out(), output.format());
  }

  private Manner manner() {
    if (output.format() == OutputFormat.JSON) {
      return Manner.JSON_WARNINGS;
    }
    return surroundings.interactive() ? Manner.MOVING_LINE : Manner.LINES;
  }
}
