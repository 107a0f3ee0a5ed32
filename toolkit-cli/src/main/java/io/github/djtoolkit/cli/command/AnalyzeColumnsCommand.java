package io.github.djtoolkit.cli.command;

import io.github.djtoolkit.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Operation 1, analyze_columns. */
@Command(
    name = "analyze-columns",
    description = "Show which columns need a label, which have one, and which are external.")
final class AnalyzeColumnsCommand implements Callable<Integer> {

  @Mixin private final DatabaseOptions database;
  @Mixin private final SchemaParameter schema = new SchemaParameter();

  AnalyzeColumnsCommand(DatabaseOptions database) {
    this.database = database;
  }

  @Override
  public Integer call() {
    database.print(database.call(toolkit -> toolkit.analyzeColumns(schema.name())));
    return ExitCode.DONE.value();
  }
}
