package io.github.djtoolkit.cli.command;

import io.github.djtoolkit.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Removes what a migration left behind in stores. */
@Command(
    name = "remove-originals",
    description =
        "Remove the originals of relocated objects, and of attachments, which every migration writes anew: those that nothing"
            + " refers to any more, each after its copy is proved anew. This cannot be taken back: no rollback is possible after"
            + " it.")
final class RemoveOriginalsCommand implements Callable<Integer> {

  @Mixin private final DatabaseOptions database;
  @Mixin private final SchemaParameter schema = new SchemaParameter();
  @Mixin private final ParallelismOption parallelism = new ParallelismOption();
  @Mixin private final ExecuteOption execute = new ExecuteOption();

  RemoveOriginalsCommand(DatabaseOptions database) {
    this.database = database;
  }

  @Override
  public Integer call() {
    database.print(
        database.call(
            parallelism.connections(),
            toolkit -> toolkit.removeOriginals(schema.name(), execute.execution())),
        execute);
    return ExitCode.DONE.value();
  }
}
