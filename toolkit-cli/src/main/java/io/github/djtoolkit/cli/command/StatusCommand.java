package io.github.djtoolkit.cli.command;

import io.github.djtoolkit.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows how far schemas are. */
@Command(name = "status", description = "Show how far the migration of schemas has come.")
final class StatusCommand implements Callable<Integer> {

  @Mixin private final DatabaseOptions database;
  @Mixin private final SchemasParameter schemas = new SchemasParameter();

  StatusCommand(DatabaseOptions database) {
    this.database = database;
  }

  @Override
  public Integer call() {
    database.print(database.call(toolkit -> toolkit.status(schemas.names())));
    return ExitCode.DONE.value();
  }
}
