package io.github.djtoolkit.cli.command;

import picocli.CommandLine.Parameters;

/** The schema that a command works on. */
final class SchemaParameter {

  @Parameters(paramLabel = "SCHEMA", description = "Name of the schema.")
  private String schema = "";

  String name() {
    return schema;
  }
}
