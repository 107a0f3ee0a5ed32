package io.github.djtoolkit.cli.command;

import io.github.djtoolkit.cli.ExitCode;
import io.github.djtoolkit.ops.copy.CopyOptions;
import io.github.djtoolkit.ops.copy.CopyOptions.Consistency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Operation 14, copy_table_data. */
@Command(
    name = "copy-table-data",
    description =
        "Copy rows into the tables of another schema, which may be migrated already. Goes on where it was stopped; never"
            + " overwrites a row.")
final class CopyTableDataCommand implements Callable<Integer> {

  @Mixin private final DatabaseOptions database;

  @Parameters(index = "0", paramLabel = "SOURCE", description = "Name of the schema that is read.")
  private String source = "";

  @Parameters(index = "1", paramLabel = "DEST", description = "Name of the schema that is written.")
  private String destination = "";

  @Parameters(
      index = "2..*",
      paramLabel = "TABLE",
      arity = "0..*",
      description = "Names of tables, as MySQL has them. Default: all, parents before children.")
  private List<String> tables = List.of();

  @Option(
      names = "--where",
      paramLabel = "CONDITION",
      description =
          "Copy the rows of one table that satisfy one condition on its columns, such as 'subject_id > 5 AND session_date < \"2020-01-01\"'.")
  private Optional<String> where = Optional.empty();

  @Option(
      names = "--limit",
      paramLabel = "ROWS",
      description =
          "Copy at most so many rows of one table: the first in the order of its primary key.")
  private Optional<Long> limit = Optional.empty();

  @Option(
      names = "--live",
      description =
          "Let others write to the source meanwhile. Without this option they wait until the copy is done, so that it is of one moment.")
  private boolean live;

  @Mixin private final OriginOption origin = new OriginOption();
  @Mixin private final ParallelismOption parallelism = new ParallelismOption();
  @Mixin private final ExecuteOption execute = new ExecuteOption();

  CopyTableDataCommand(DatabaseOptions database) {
    this.database = database;
  }

  @Override
  public Integer call() {
    CopyOptions options =
        new CopyOptions(
            execute.execution(),
            where,
            limit,
            live ? Consistency.LIVE : Consistency.LOCKED,
            origin.schema());
    database.print(
        database.call(
            parallelism.connections(),
            toolkit -> toolkit.copyTableData(source, destination, tables, options)),
        execute);
    return ExitCode.DONE.value();
  }
}
