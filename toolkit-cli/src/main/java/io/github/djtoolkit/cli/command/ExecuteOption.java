package io.github.djtoolkit.cli.command;

import io.github.djtoolkit.ops.run.Execution;
import picocli.CommandLine.Option;

/** The option without which nothing is written. */
final class ExecuteOption {

  private static final String DRY_RUN =
      "Dry run: nothing was written. Run the same command with --execute to carry it out.";

  @Option(
      names = "--execute",
      description =
          "Carry it out. Without this option nothing is written: the command shows what it would do.")
  private boolean execute;

  Execution execution() {
    return execute ? Execution.EXECUTE : Execution.DRY_RUN;
  }

  /** What to tell a person below the result of a dry run. */
  String remark() {
    return DRY_RUN;
  }
}
