package io.github.djtoolkit.cli.command;

import io.github.djtoolkit.cli.ExitCode;
import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.ops.cutover.CutOverOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets parallel schemas take the place of production. */
@Command(
    name = "cut-over",
    description =
        "Let parallel schemas take the place of production: all tables change names in one statement. The former tables are kept.")
final class CutOverCommand implements Callable<Integer> {

  @Mixin private final DatabaseOptions database;
  @Mixin private final ParallelismOption parallelism = new ParallelismOption();
  @Mixin private final ExecuteOption execute = new ExecuteOption();
  @Mixin private final CatchUpOption catchUp = new CatchUpOption();

  @Parameters(
      paramLabel = "PROD=PARALLEL",
      arity = "1..*",
      description =
          "Production schemas, each with the schema that takes its place; give all that refer to each other.")
  private Map<String, String> schemas = new LinkedHashMap<>();

  @Option(
      names = "--no-verify",
      description = "Do not ask whether 2.x can use the parallel schemas.")
  private boolean unverified;

  @Option(
      names = "--kept-suffix",
      paramLabel = "SUFFIX",
      defaultValue = CutOverOptions.SUFFIX,
      description =
          "Appended to the name of a production schema, it names the schema that keeps the former tables. Default: _before.")
  private String keptSuffix = CutOverOptions.SUFFIX;

  @Spec private CommandSpec spec = CommandSpec.create();

  CutOverCommand(DatabaseOptions database) {
    this.database = database;
  }

  @Override
  public Integer call() {
    CutOverOptions options =
        CutOverOptions.dryRun()
            .with(execute.execution())
            .verified(!unverified)
            .keptAs(keptSuffix)
            .catchingUp(catchUp.extent());
    database.print(
        database.call(parallelism.connections(), toolkit -> toolkit.cutOver(mapping(), options)),
        execute);
    return ExitCode.DONE.value();
  }

  private SchemaMapping mapping() {
    try {
      return SchemaMapping.of(schemas);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
