package io.github.djtoolkit.cli.command;

import java.util.List;
import picocli.CommandLine.Parameters;

/** The schemas that a command works on. */
final class SchemasParameter {

  @Parameters(
      paramLabel = "SCHEMA",
      arity = "1..*",
      description = "Names of the schemas, in any order; give all that refer to each other.")
  private List<String> schemas = List.of();

  List<String> names() {
    return List.copyOf(schemas);
  }
}
