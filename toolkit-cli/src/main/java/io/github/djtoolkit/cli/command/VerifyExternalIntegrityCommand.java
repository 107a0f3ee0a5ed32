package io.github.djtoolkit.cli.command;

import io.github.djtoolkit.cli.ExitCode;
import io.github.djtoolkit.model.result.IntegrityResult;
import io.github.djtoolkit.ops.integrity.IntegrityOptions;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Operation 10, verify_external_integrity. */
@Command(
    name = "verify-external-integrity",
    description =
        "Compare what a schema refers to with what is in the stores. Ends with 3 where something is missing or damaged, or a store cannot be reached.")
final class VerifyExternalIntegrityCommand implements Callable<Integer> {

  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private final DatabaseOptions database;
  @Mixin private final SchemaParameter schema = new SchemaParameter();

  @Option(
      names = "--store",
      paramLabel = "NAME",
      description = "The only store to look at. Default: all that the schema uses.")
  private Optional<String> store = Optional.empty();

  @Option(
      names = "--checksum",
      description =
          "Read every object and compare its MD5, too. Without it sizes alone are compared.")
  private boolean checksum;

  @Option(
      names = "--no-orphans",
      description =
          "List nothing, and look at the objects of the rows one by one: quicker in a folder, a request for each object in a bucket. Objects that no row tells of are not looked for.")
  private boolean noOrphans;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many findings of each kind are listed; all are counted. Default: 100.")
  private int limit;

  @Mixin private final OriginOption origin = new OriginOption();
  @Mixin private final ParallelismOption parallelism = new ParallelismOption();

  VerifyExternalIntegrityCommand(DatabaseOptions database) {
    this.database = database;
  }

  @Override
  public Integer call() {
    if (limit < 0) {
      throw new ParameterException(
          command.commandLine(), "--limit must not be negative, but is " + limit + ".");
    }
    IntegrityOptions options =
        new IntegrityOptions(
            store,
            checksum,
            limit,
            origin.schema(),
            IntegrityOptions.defaults().settling(),
            !noOrphans);
    IntegrityResult result =
        database.call(
            parallelism.connections(),
            toolkit -> toolkit.verifyExternalIntegrity(schema.name(), options));
    database.print(result);
    return (result.isWhole() ? ExitCode.DONE : ExitCode.FINDINGS).value();
  }
}
