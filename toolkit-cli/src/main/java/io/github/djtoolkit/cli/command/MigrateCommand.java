package io.github.djtoolkit.cli.command;

import io.github.djtoolkit.cli.ExitCode;
import io.github.djtoolkit.model.result.MigrateResult;
import io.github.djtoolkit.model.type.LabelStrategy;
import io.github.djtoolkit.ops.migrate.MigrateOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The whole migration. */
@Command(
    name = "migrate",
    description =
        "Migrate schemas: preflight, labels, external columns, filepaths, lineage, verification. Ends with 3 where the"
            + " verification finds an error.")
final class MigrateCommand implements Callable<Integer> {

  @Mixin private final DatabaseOptions database;
  @Mixin private final SchemasParameter schemas = new SchemasParameter();
  @Mixin private final StrategyOption strategy = new StrategyOption();
  @Mixin private final FinishOptions finish = new FinishOptions();
  @Mixin private final PlacementOption placement = new PlacementOption();
  @Mixin private final RenameStoreOption renames = new RenameStoreOption();
  @Mixin private final ParallelismOption parallelism = new ParallelismOption();
  @Mixin private final ExecuteOption execute = new ExecuteOption();

  @Option(
      names = "--job-metadata",
      description = "Also add the hidden job columns of 2.x to computed and imported tables.")
  private boolean jobMetadata;

  MigrateCommand(DatabaseOptions database) {
    this.database = database;
  }

  MigrateOptions options() {
    return new MigrateOptions(
        execute.execution(),
        finish.finish(),
        strategy.orElse(LabelStrategy.DECLARABLE),
        jobMetadata,
        placement.placement(),
        renames.names());
  }

  @Override
  public Integer call() {
    MigrateOptions options = options();
    MigrateResult result =
        database.call(
            parallelism.connections(), toolkit -> toolkit.migrate(schemas.names(), options));
    database.print(result, execute);
    return exitCode(result).value();
  }

  private static ExitCode exitCode(MigrateResult result) {
    boolean compatible =
        result.schemas().stream()
            .flatMap(schema -> schema.verify().stream())
            .allMatch(verified -> verified.compatible());
    return compatible ? ExitCode.DONE : ExitCode.FINDINGS;
  }
}
