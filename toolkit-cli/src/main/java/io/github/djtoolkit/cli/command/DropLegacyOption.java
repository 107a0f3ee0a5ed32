package io.github.djtoolkit.cli.command;

import io.github.djtoolkit.ops.external.ExternalOptions.Finish;
import picocli.CommandLine.Option;

/** Whether the legacy columns go. */
final class DropLegacyOption {

  @Option(
      names = "--drop-legacy",
      description = "Also drop the legacy columns. This cannot be taken back.")
  private boolean dropLegacy;

  Finish finish() {
    return dropLegacy ? Finish.DROP_LEGACY : Finish.FINALIZE;
  }
}
