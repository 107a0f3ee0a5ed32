package io.github.djtoolkit.cli.command;

import io.github.djtoolkit.cli.ExitCode;
import io.github.djtoolkit.ops.cutover.UndoOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes a cut-over back. */
@Command(
    name = "undo-cut-over",
    description =
        "Take the latest cut-over of production schemas back: the former tables get their names again, in one statement.")
final class UndoCutOverCommand implements Callable<Integer> {

  @Mixin private final DatabaseOptions database;
  @Mixin private final SchemasParameter schemas = new SchemasParameter();
  @Mixin private final ExecuteOption execute = new ExecuteOption();

  @Option(
      names = "--leave-writes",
      description =
          "Go back although production was written to since; those rows stay in the parallel schemas alone.")
  private boolean leaveWrites;

  UndoCutOverCommand(DatabaseOptions database) {
    this.database = database;
  }

  @Override
  public Integer call() {
    UndoOptions options = UndoOptions.dryRun().with(execute.execution()).leavingWrites(leaveWrites);
    database.print(
        database.call(toolkit -> toolkit.undoCutOver(schemas.names(), options)), execute);
    return ExitCode.DONE.value();
  }
}
