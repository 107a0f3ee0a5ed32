package io.github.djtoolkit.cli.command;

import io.github.djtoolkit.cli.ExitCode;
import io.github.djtoolkit.ops.backup.RestoreOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Operation 17, restore_schema. */
@Command(
    name = "restore-schema",
    description =
        "Bring a schema back to what a backup holds: the backup is proved, a schema built beside and proved, then all tables change"
            + " places at once. What was there is kept.")
final class RestoreSchemaCommand implements Callable<Integer> {

  @Mixin private final DatabaseOptions database;
  @Mixin private final ParallelismOption parallelism = new ParallelismOption();
  @Mixin private final ExecuteOption execute = new ExecuteOption();

  @Parameters(index = "0", paramLabel = "BACKUP", description = "Name of the backup.")
  private String backup = "";

  @Parameters(
      index = "1",
      paramLabel = "DESTINATION",
      description = "Name of the schema to restore. It need not exist.")
  private String destination = "";

  @Option(
      names = "--kept-suffix",
      paramLabel = "SUFFIX",
      defaultValue = RestoreOptions.SUFFIX,
      description =
          "Appended to the name of the schema, to name the one that keeps what was there before. Default: ${DEFAULT-VALUE}.")
  private String suffix = RestoreOptions.SUFFIX;

  @Option(
      names = "--prove-rows",
      description =
          "In a dry run, read the rows of the backup, too, and prove them. With --execute that is always done.")
  private boolean proveRows;

  RestoreSchemaCommand(DatabaseOptions database) {
    this.database = database;
  }

  @Override
  public Integer call() {
    RestoreOptions options =
        RestoreOptions.dryRun().with(execute.execution()).keptAs(suffix).provingRows(proveRows);
    database.print(
        database.call(
            parallelism.connections(),
            toolkit -> toolkit.restoreSchema(backup, destination, options)),
        execute);
    return ExitCode.DONE.value();
  }
}
