package io.github.djtoolkit.cli.command;

import io.github.djtoolkit.cli.ExitCode;
import io.github.djtoolkit.ops.external.ExternalOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Operation 8, migrate_external. */
@Command(
    name = "migrate-external",
    description = "Convert external blobs and attachments to the JSON columns of 2.x.")
final class MigrateExternalCommand implements Callable<Integer> {

  @Mixin private final DatabaseOptions database;
  @Mixin private final SchemaParameter schema = new SchemaParameter();
  @Mixin private final FinishOptions finish = new FinishOptions();
  @Mixin private final OriginOption origin = new OriginOption();
  @Mixin private final PlacementOption placement = new PlacementOption();
  @Mixin private final RenameStoreOption renames = new RenameStoreOption();
  @Mixin private final ParallelismOption parallelism = new ParallelismOption();
  @Mixin private final ExecuteOption execute = new ExecuteOption();

  MigrateExternalCommand(DatabaseOptions database) {
    this.database = database;
  }

  @Override
  public Integer call() {
    ExternalOptions options =
        new ExternalOptions(execute.execution(), finish.finish(), origin.schema())
            .with(placement.placement())
            .withNewStoreNames(renames.names());
    database.print(
        database.call(
            parallelism.connections(), toolkit -> toolkit.migrateExternal(schema.name(), options)),
        execute);
    return ExitCode.DONE.value();
  }
}
