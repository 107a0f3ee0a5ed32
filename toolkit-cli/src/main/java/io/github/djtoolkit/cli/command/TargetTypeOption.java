package io.github.djtoolkit.cli.command;

import picocli.CommandLine.Option;

/** Which codec blob columns are labelled with. */
final class TargetTypeOption {

  @Option(
      names = "--target-type",
      paramLabel = "TYPE",
      defaultValue = "blob",
      description = "Name of the codec. Default: blob.")
  private String type = "blob";

  String type() {
    return type;
  }
}
