package io.github.djtoolkit.cli.command;

import io.github.djtoolkit.cli.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Drops what a cut-over or a restore kept. */
@Command(
    name = "drop-kept-schema",
    description =
        "Drop the schemas in which a cut-over or a restore kept the former tables. There is no way back afterwards.")
final class DropKeptSchemaCommand implements Callable<Integer> {

  @Mixin private final DatabaseOptions database;
  @Mixin private final ExecuteOption execute = new ExecuteOption();

  @Parameters(
      paramLabel = "KEPT",
      arity = "1..*",
      description = "Names of the schemas: all that one cut-over or restore kept.")
  private List<String> kept = List.of();

  DropKeptSchemaCommand(DatabaseOptions database) {
    this.database = database;
  }

  @Override
  public Integer call() {
    database.print(
        database.call(toolkit -> toolkit.dropKeptSchema(kept, execute.execution())), execute);
    return ExitCode.DONE.value();
  }
}
