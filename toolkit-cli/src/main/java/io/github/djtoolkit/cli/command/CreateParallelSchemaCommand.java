package io.github.djtoolkit.cli.command;

import io.github.djtoolkit.cli.ExitCode;
import io.github.djtoolkit.model.result.ParallelSchemaResult;
import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.ops.parallel.ParallelOptions;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Operation 13, create_parallel_schema. */
@Command(
    name = "create-parallel-schema",
    description =
        "Copy schemas on the same server: every definition as it is, foreign keys between them redirected, and with --copy-data"
            + " the rows.")
final class CreateParallelSchemaCommand implements Callable<Integer> {

  @Mixin private final DatabaseOptions database;
  @Mixin private final MappingParameter schemas = new MappingParameter();
  @Mixin private final ParallelismOption parallelism = new ParallelismOption();
  @Mixin private final ExecuteOption execute = new ExecuteOption();

  @Option(names = "--copy-data", description = "Copy the rows, too.")
  private boolean copyData;

  CreateParallelSchemaCommand(DatabaseOptions database) {
    this.database = database;
  }

  @Override
  public Integer call() {
    SchemaMapping mapping = schemas.mapping();
    ParallelOptions options = new ParallelOptions(execute.execution(), copyData);
    Map<String, ParallelSchemaResult> results =
        database.call(
            parallelism.connections(), toolkit -> toolkit.createParallelSchema(mapping, options));
    database.print(results.size() == 1 ? results.values().iterator().next() : results, execute);
    return ExitCode.DONE.value();
  }
}
