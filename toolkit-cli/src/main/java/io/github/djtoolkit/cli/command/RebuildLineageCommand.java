package io.github.djtoolkit.cli.command;

import io.github.djtoolkit.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Operation 11, rebuild_lineage. */
@Command(
    name = "rebuild-lineage",
    description = "Declare and fill the ~lineage table, upstream schemas first.")
final class RebuildLineageCommand implements Callable<Integer> {

  @Mixin private final DatabaseOptions database;
  @Mixin private final SchemasParameter schemas = new SchemasParameter();
  @Mixin private final ExecuteOption execute = new ExecuteOption();

  RebuildLineageCommand(DatabaseOptions database) {
    this.database = database;
  }

  @Override
  public Integer call() {
    database.print(
        database.call(toolkit -> toolkit.rebuildLineage(schemas.names(), execute.execution())),
        execute);
    return ExitCode.DONE.value();
  }
}
