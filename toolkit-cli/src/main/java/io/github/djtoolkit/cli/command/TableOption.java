package io.github.djtoolkit.cli.command;

import java.util.Optional;
import picocli.CommandLine.Option;

/** One table of the schema in place of all. */
final class TableOption {

  @Option(
      names = "--table",
      paramLabel = "TABLE",
      description = "Name of one table, as MySQL has it. Default: all tables of the schema.")
  private Optional<String> name = Optional.empty();

  Optional<String> name() {
    return name;
  }
}
