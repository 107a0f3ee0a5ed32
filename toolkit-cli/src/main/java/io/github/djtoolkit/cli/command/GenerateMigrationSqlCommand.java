package io.github.djtoolkit.cli.command;

import io.github.djtoolkit.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Operation 4, generate_migration_sql. */
@Command(
    name = "generate-migration-sql",
    description = "Print the statements that label the blob columns of a schema.")
final class GenerateMigrationSqlCommand implements Callable<Integer> {

  @Mixin private final DatabaseOptions database;
  @Mixin private final SchemaParameter schema = new SchemaParameter();
  @Mixin private final TargetTypeOption target = new TargetTypeOption();
  @Mixin private final ExecuteOption execute = new ExecuteOption();

  GenerateMigrationSqlCommand(DatabaseOptions database) {
    this.database = database;
  }

  @Override
  public Integer call() {
    database.print(
        database.call(
            toolkit ->
                toolkit.generateMigrationSql(schema.name(), target.type(), execute.execution())),
        execute);
    return ExitCode.DONE.value();
  }
}
