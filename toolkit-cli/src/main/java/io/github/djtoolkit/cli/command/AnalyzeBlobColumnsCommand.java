package io.github.djtoolkit.cli.command;

import io.github.djtoolkit.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Operation 3, analyze_blob_columns. */
@Command(
    name = "analyze-blob-columns",
    description = "List the blob columns and whether 2.x would read them as raw bytes.")
final class AnalyzeBlobColumnsCommand implements Callable<Integer> {

  @Mixin private final DatabaseOptions database;
  @Mixin private final SchemaParameter schema = new SchemaParameter();

  AnalyzeBlobColumnsCommand(DatabaseOptions database) {
    this.database = database;
  }

  @Override
  public Integer call() {
    database.print(database.call(toolkit -> toolkit.analyzeBlobColumns(schema.name())));
    return ExitCode.DONE.value();
  }
}
