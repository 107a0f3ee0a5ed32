package io.github.djtoolkit.cli.command;

import io.github.djtoolkit.cli.ExitCode;
import io.github.djtoolkit.model.result.CompareResult;
import io.github.djtoolkit.ops.compare.CompareOptions;
import io.github.djtoolkit.sql.compare.Tolerance;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Operation 15, compare_query_results. */
@Command(
    name = "compare-query-results",
    description =
        "Find what differs between two schemas of one server: rows, values, definitions. Ends with 3 where anything"
            + " does.")
final class CompareQueryResultsCommand implements Callable<Integer> {

  @Mixin private final DatabaseOptions database;
  @Mixin private final ParallelismOption parallelism = new ParallelismOption();

  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "PROD", description = "Name of the production schema.")
  private String prod = "";

  @Parameters(index = "1", paramLabel = "TEST", description = "Name of the test schema.")
  private String test = "";

  @Parameters(
      index = "2..*",
      paramLabel = "TABLE",
      arity = "0..*",
      description =
          "Names of tables as MySQL has them, hidden ones too. Default: all tables that users see.")
  private List<String> tables = List.of();

  @Option(
      names = "--tolerance",
      paramLabel = "NUMBER",
      defaultValue = "1e-6",
      description =
          "How far two floating-point numbers may lie apart and still count as equal. Default: 1e-6.")
  private double tolerance;

  @Option(
      names = "--relative",
      description = "Take the tolerance as a share of the larger number, at most 1.")
  private boolean relative;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "Most discrepancies to list; they are all counted. Default: 100.")
  private int limit;

  @Option(
      names = "--content",
      description =
          "Read the objects of migrated columns in the legacy and in the new place, and compare them by MD5, too.")
  private boolean content;

  @Mixin private final OriginOption origin = new OriginOption();

  CompareQueryResultsCommand(DatabaseOptions database) {
    this.database = database;
  }

  CompareOptions options() {
    try {
      return new CompareOptions(
          tables, new Tolerance(tolerance, relative), limit, content, origin.schema());
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      throw new ParameterException(
          command.commandLine(),
          Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".");
    }
  }

  @Override
  public Integer call() {
    CompareOptions options = options();
    CompareResult result =
        database.call(
            parallelism.connections(), toolkit -> toolkit.compareQueryResults(prod, test, options));
    database.print(result);
    return (result.match() ? ExitCode.DONE : ExitCode.FINDINGS).value();
  }
}
