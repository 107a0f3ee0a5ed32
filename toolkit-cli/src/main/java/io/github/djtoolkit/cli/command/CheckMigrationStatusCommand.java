package io.github.djtoolkit.cli.command;

import io.github.djtoolkit.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Operation 6, check_migration_status. */
@Command(
    name = "check-migration-status",
    description = "Count the blob columns with and without a codec.")
final class CheckMigrationStatusCommand implements Callable<Integer> {

  @Mixin private final DatabaseOptions database;
  @Mixin private final SchemaParameter schema = new SchemaParameter();

  CheckMigrationStatusCommand(DatabaseOptions database) {
    this.database = database;
  }

  @Override
  public Integer call() {
    database.print(database.call(toolkit -> toolkit.checkMigrationStatus(schema.name())));
    return ExitCode.DONE.value();
  }
}
