package io.github.djtoolkit.cli.command;

import io.github.djtoolkit.cli.ExitCode;
import io.github.djtoolkit.model.result.StoreConfigurationResult;
import io.github.djtoolkit.ops.integrity.StoreConfigurationOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Operation 9, check_store_configuration. */
@Command(
    name = "check-store-configuration",
    description =
        "Compare the stores that a schema uses with the configured ones, and contact each. Ends with 3 where one is missing, cannot be reached, or holds the objects elsewhere.")
final class CheckStoreConfigurationCommand implements Callable<Integer> {

  @Mixin private final DatabaseOptions database;
  @Mixin private final SchemaParameter schema = new SchemaParameter();
  @Mixin private final OriginOption origin = new OriginOption();

  CheckStoreConfigurationCommand(DatabaseOptions database) {
    this.database = database;
  }

  @Override
  public Integer call() {
    StoreConfigurationOptions options =
        StoreConfigurationOptions.defaults().withOrigin(origin.schema());
    StoreConfigurationResult result =
        database.call(toolkit -> toolkit.checkStoreConfiguration(schema.name(), options));
    database.print(result);
    return (result.isSound() ? ExitCode.DONE : ExitCode.FINDINGS).value();
  }
}
