package io.github.djtoolkit.cli.command;

import io.github.djtoolkit.ops.external.ExternalOptions.Finish;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How far external columns are taken. */
final class FinishOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--finalize",
      description =
          "Go on to give the JSON columns the names of the legacy ones, which stay as <column>_v1.")
  private boolean finish;

  @Option(
      names = "--drop-legacy",
      description = "With --finalize: also drop the legacy columns. This cannot be taken back.")
  private boolean dropLegacy;

  Finish finish() {
    if (dropLegacy && !finish) {
      throw new ParameterException(
          command.commandLine(), "--drop-legacy goes with --finalize: give both, or neither.");
    }
    return dropLegacy ? Finish.DROP_LEGACY : finish ? Finish.FINALIZE : Finish.CONVERT;
  }
}
