package io.github.djtoolkit.cli.command;

import io.github.djtoolkit.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Operation 5, migrate_blob_columns. */
@Command(
    name = "migrate-blob-columns",
    description = "Label the blob columns of a schema with a codec.")
final class MigrateBlobColumnsCommand implements Callable<Integer> {

  @Mixin private final DatabaseOptions database;
  @Mixin private final SchemaParameter schema = new SchemaParameter();
  @Mixin private final TargetTypeOption target = new TargetTypeOption();
  @Mixin private final ExecuteOption execute = new ExecuteOption();

  MigrateBlobColumnsCommand(DatabaseOptions database) {
    this.database = database;
  }

  @Override
  public Integer call() {
    database.print(
        database.call(
            toolkit ->
                toolkit.migrateBlobColumns(schema.name(), target.type(), execute.execution())),
        execute);
    return ExitCode.DONE.value();
  }
}
