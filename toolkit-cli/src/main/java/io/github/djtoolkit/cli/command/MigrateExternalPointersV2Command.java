package io.github.djtoolkit.cli.command;

import io.github.djtoolkit.cli.ExitCode;
import io.github.djtoolkit.model.result.MigratePointersResult;
import io.github.djtoolkit.ops.external.PointerOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Operation 19, migrate_external_pointers_v2. */
@Command(
    name = "migrate-external-pointers-v2",
    description =
        "Let the values of one external column name 2.x's own places, or another store. Ends with 3 where objects are not at"
            + " their places; no value is changed then.")
final class MigrateExternalPointersV2Command implements Callable<Integer> {

  @Mixin private final DatabaseOptions database;
  @Mixin private final SchemaParameter schema = new SchemaParameter();

  @Option(
      names = "--table",
      paramLabel = "TABLE",
      required = true,
      description = "Name of the table, as MySQL has it.")
  private String table = "";

  @Option(
      names = "--attribute",
      paramLabel = "COLUMN",
      required = true,
      description = "Name of the column before the migration.")
  private String attribute = "";

  @Option(
      names = "--source-store",
      paramLabel = "NAME",
      required = true,
      description = "The store that the values name now.")
  private String source = "";

  @Option(
      names = "--dest-store",
      paramLabel = "NAME",
      required = true,
      description = "The store that they are to name; may be the same.")
  private String destination = "";

  @Option(
      names = "--copy-files",
      description =
          "Copy the objects into the other store. Without it they must be there already, at the paths that the values will name.")
  private boolean copyFiles;

  @Mixin private final PlacementOption placement = new PlacementOption();
  @Mixin private final OriginOption origin = new OriginOption();
  @Mixin private final RenameStoreOption renames = new RenameStoreOption();
  @Mixin private final ParallelismOption parallelism = new ParallelismOption();
  @Mixin private final ExecuteOption execute = new ExecuteOption();

  MigrateExternalPointersV2Command(DatabaseOptions database) {
    this.database = database;
  }

  @Override
  public Integer call() {
    PointerOptions options =
        new PointerOptions(
            execute.execution(),
            table,
            attribute,
            source,
            destination,
            copyFiles,
            placement.placement(),
            origin.schema(),
            renames.names());
    MigratePointersResult result =
        database.call(
            parallelism.connections(),
            toolkit -> toolkit.migrateExternalPointersV2(schema.name(), options));
    database.print(result, execute);
    return (result.errors().isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS).value();
  }
}
