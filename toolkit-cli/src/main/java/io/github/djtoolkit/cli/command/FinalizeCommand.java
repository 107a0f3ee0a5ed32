package io.github.djtoolkit.cli.command;

import io.github.djtoolkit.cli.ExitCode;
import io.github.djtoolkit.ops.external.ExternalOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The second stage of a migration, by itself. */
@Command(
    name = "finalize",
    description =
        "Give the JSON columns of migrated schemas the names of the legacy ones, which stay as <column>_v1.")
final class FinalizeCommand implements Callable<Integer> {

  @Mixin private final DatabaseOptions database;
  @Mixin private final SchemasParameter schemas = new SchemasParameter();
  @Mixin private final DropLegacyOption dropLegacy = new DropLegacyOption();
  @Mixin private final OriginOption origin = new OriginOption();
  @Mixin private final PlacementOption placement = new PlacementOption();
  @Mixin private final RenameStoreOption renames = new RenameStoreOption();
  @Mixin private final ParallelismOption parallelism = new ParallelismOption();
  @Mixin private final ExecuteOption execute = new ExecuteOption();

  FinalizeCommand(DatabaseOptions database) {
    this.database = database;
  }

  @Override
  public Integer call() {
    ExternalOptions options =
        new ExternalOptions(execute.execution(), dropLegacy.finish(), origin.schema())
            .with(placement.placement())
            .withNewStoreNames(renames.names());
    database.print(
        database.call(
            parallelism.connections(),
            toolkit -> toolkit.finalizeSchemas(schemas.names(), options)),
        execute);
    return ExitCode.DONE.value();
  }
}
