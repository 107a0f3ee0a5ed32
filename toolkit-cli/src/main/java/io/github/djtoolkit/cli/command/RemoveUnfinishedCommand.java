package io.github.djtoolkit.cli.command;

import io.github.djtoolkit.cli.ExitCode;
import io.github.djtoolkit.model.result.RemoveUnfinishedResult;
import io.github.djtoolkit.ops.external.UnfinishedOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Removes what killed processes left in stores. */
@Command(
    name = "remove-unfinished",
    description =
        "Remove the files that killed processes of the toolkit left in the schema's folders of its stores, and that nobody has"
            + " changed for an hour. Nothing refers to them.")
final class RemoveUnfinishedCommand implements Callable<Integer> {

  @Mixin private final DatabaseOptions database;
  @Mixin private final SchemaParameter schema = new SchemaParameter();
  @Mixin private final ParallelismOption parallelism = new ParallelismOption();
  @Mixin private final ExecuteOption execute = new ExecuteOption();

  RemoveUnfinishedCommand(DatabaseOptions database) {
    this.database = database;
  }

  @Override
  public Integer call() {
    RemoveUnfinishedResult result =
        database.call(
            parallelism.connections(),
            toolkit ->
                toolkit.removeUnfinished(schema.name(), UnfinishedOptions.of(execute.execution())));
    database.print(result, execute);
    return (result.failures().isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS).value();
  }
}
