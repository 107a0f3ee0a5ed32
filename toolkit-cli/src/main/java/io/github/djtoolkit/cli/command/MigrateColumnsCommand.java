package io.github.djtoolkit.cli.command;

import io.github.djtoolkit.cli.ExitCode;
import io.github.djtoolkit.model.type.LabelStrategy;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Operation 2, migrate_columns. */
@Command(
    name = "migrate-columns",
    description = "Label the columns of a schema with core types, in their comments.")
final class MigrateColumnsCommand implements Callable<Integer> {

  @Mixin private final DatabaseOptions database;
  @Mixin private final SchemaParameter schema = new SchemaParameter();
  @Mixin private final StrategyOption strategy = new StrategyOption();
  @Mixin private final ExecuteOption execute = new ExecuteOption();

  MigrateColumnsCommand(DatabaseOptions database) {
    this.database = database;
  }

  @Override
  public Integer call() {
    database.print(
        database.call(
            toolkit ->
                toolkit.migrateColumns(
                    schema.name(), strategy.orElse(LabelStrategy.SEED), execute.execution())),
        execute);
    return ExitCode.DONE.value();
  }
}
