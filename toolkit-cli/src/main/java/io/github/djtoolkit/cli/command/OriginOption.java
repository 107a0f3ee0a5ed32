package io.github.djtoolkit.cli.command;

import picocli.CommandLine.Option;

/** Which schema wrote the objects. */
final class OriginOption {

  @Option(
      names = "--origin-schema",
      paramLabel = "NAME",
      description =
          "Name of the schema that wrote the objects, which is part of their paths. Default: what a copy of the toolkit remembers, else the schema itself.")
  private String origin = "";

  String schema() {
    return origin;
  }
}
