package io.github.djtoolkit.cli.command;

import picocli.CommandLine.Option;

/** Which schema wrote the objects. */
final class OriginOption {

  @Option(
      names = "--origin-schema",
      paramLabel = "NAME",
      description =
          "Name of the schema that wrote the objects, which is part of their paths. Default: the schema itself. Needed for a copy.")
  private String origin = "";

  String schema() {
    return origin;
  }
}
