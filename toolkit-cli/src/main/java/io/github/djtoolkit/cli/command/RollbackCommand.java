package io.github.djtoolkit.cli.command;

import io.github.djtoolkit.cli.ExitCode;
import io.github.djtoolkit.ops.migrate.RollbackOptions;
import io.github.djtoolkit.ops.migrate.RollbackOptions.Target;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes a migration back. */
@Command(
    name = "rollback",
    description =
        "Take a migration back: what finalize did, or everything. Not possible once legacy columns are dropped.")
final class RollbackCommand implements Callable<Integer> {

  @Mixin private final DatabaseOptions database;
  @Mixin private final SchemasParameter schemas = new SchemasParameter();
  @Mixin private final ExecuteOption execute = new ExecuteOption();

  @Option(
      names = "--to",
      paramLabel = "STATE",
      defaultValue = "original",
      description =
          "original: as 0.14 left it. converted: as it was before finalize. Default: original.")
  private Target target = Target.ORIGINAL;

  RollbackCommand(DatabaseOptions database) {
    this.database = database;
  }

  @Override
  public Integer call() {
    RollbackOptions options = new RollbackOptions(execute.execution(), target);
    database.print(database.call(toolkit -> toolkit.rollback(schemas.names(), options)), execute);
    return ExitCode.DONE.value();
  }
}
