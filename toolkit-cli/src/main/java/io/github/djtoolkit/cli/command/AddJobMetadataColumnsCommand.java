package io.github.djtoolkit.cli.command;

import io.github.djtoolkit.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Operation 7, add_job_metadata_columns. */
@Command(
    name = "add-job-metadata-columns",
    description = "Add the hidden job columns of 2.x to computed and imported tables.")
final class AddJobMetadataColumnsCommand implements Callable<Integer> {

  @Mixin private final DatabaseOptions database;
  @Mixin private final SchemaParameter schema = new SchemaParameter();
  @Mixin private final TableOption table = new TableOption();
  @Mixin private final ExecuteOption execute = new ExecuteOption();

  AddJobMetadataColumnsCommand(DatabaseOptions database) {
    this.database = database;
  }

  @Override
  public Integer call() {
    database.print(
        database.call(
            toolkit ->
                toolkit.addJobMetadataColumns(schema.name(), table.name(), execute.execution())),
        execute);
    return ExitCode.DONE.value();
  }
}
