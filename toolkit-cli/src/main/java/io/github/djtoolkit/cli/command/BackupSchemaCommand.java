package io.github.djtoolkit.cli.command;

import io.github.djtoolkit.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Operation 16, backup_schema. */
@Command(
    name = "backup-schema",
    description =
        "Copy a schema, from one moment, to a backup on the same server, and compare rows and checksums of both. Nobody can write"
            + " to the schema meanwhile.")
final class BackupSchemaCommand implements Callable<Integer> {

  @Mixin private final DatabaseOptions database;
  @Mixin private final SchemaParameter schema = new SchemaParameter();
  @Mixin private final ParallelismOption parallelism = new ParallelismOption();
  @Mixin private final ExecuteOption execute = new ExecuteOption();

  @Parameters(
      index = "1",
      paramLabel = "BACKUP",
      description = "Name of the backup: a schema that does not exist or is empty.")
  private String backup = "";

  BackupSchemaCommand(DatabaseOptions database) {
    this.database = database;
  }

  @Override
  public Integer call() {
    database.print(
        database.call(
            parallelism.connections(),
            toolkit -> toolkit.backupSchema(schema.name(), backup, execute.execution())),
        execute);
    return ExitCode.DONE.value();
  }
}
