package io.github.djtoolkit.cli.command;

import io.github.djtoolkit.cli.ExitCode;
import io.github.djtoolkit.model.result.VerifyResult;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Operation 18, verify_schema_v20. */
@Command(
    name = "verify-schema-v20",
    description =
        "Check everything that 2.x needs of a schema. Ends with 3 where an error is found.")
final class VerifySchemaV20Command implements Callable<Integer> {

  @Mixin private final DatabaseOptions database;
  @Mixin private final SchemaParameter schema = new SchemaParameter();

  VerifySchemaV20Command(DatabaseOptions database) {
    this.database = database;
  }

  @Override
  public Integer call() {
    VerifyResult result = database.call(toolkit -> toolkit.verifySchemaV20(schema.name()));
    database.print(result);
    return (result.compatible() ? ExitCode.DONE : ExitCode.FINDINGS).value();
  }
}
