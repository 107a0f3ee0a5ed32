package io.github.djtoolkit.cli.command;

import io.github.djtoolkit.cli.output.OutputFormat;
import picocli.CommandLine.Option;

/** Options that every command has. */
final class OutputOptions {

  static final String FORMAT = "--format";
  static final String DEBUG = "--debug";

  @Option(
      names = FORMAT,
      paramLabel = "FORMAT",
      defaultValue = "text",
      description =
          "text for people, json for programs: the result on standard output, everything else on standard error. Default: text.")
  private OutputFormat format = OutputFormat.TEXT;

  @Option(names = DEBUG, description = "Show where an error comes from.")
  private boolean debug;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show the command's options and end.")
  private boolean help;

  OutputFormat format() {
    return format;
  }
}
