package io.github.djtoolkit.cli.command;

import io.github.djtoolkit.cli.ExitCode;
import io.github.djtoolkit.ops.external.ExternalOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Operation 12, migrate_filepath. */
@Command(
    name = "migrate-filepath",
    description = "Convert filepath columns to the JSON columns of 2.x.")
final class MigrateFilepathCommand implements Callable<Integer> {

  @Mixin private final DatabaseOptions database;
  @Mixin private final SchemaParameter schema = new SchemaParameter();
  @Mixin private final FinishOptions finish = new FinishOptions();
  @Mixin private final OriginOption origin = new OriginOption();
  @Mixin private final RenameStoreOption renames = new RenameStoreOption();
  @Mixin private final ParallelismOption parallelism = new ParallelismOption();
  @Mixin private final ExecuteOption execute = new ExecuteOption();

  MigrateFilepathCommand(DatabaseOptions database) {
    this.database = database;
  }

  @Override
  public Integer call() {
    ExternalOptions options =
        new ExternalOptions(execute.execution(), finish.finish(), origin.schema())
            .withNewStoreNames(renames.names());
    database.print(
        database.call(
            parallelism.connections(), toolkit -> toolkit.migrateFilepath(schema.name(), options)),
        execute);
    return ExitCode.DONE.value();
  }
}
