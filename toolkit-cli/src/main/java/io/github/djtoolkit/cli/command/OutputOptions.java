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
  @SuppressWarnings("unused") // read from the parsed command line, where an error is handled
  private boolean debug;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show the command's options and end.")
  @SuppressWarnings("unused") // picocli itself acts on it
  private boolean help;

  OutputFormat format() {
    return format;
  }
}
