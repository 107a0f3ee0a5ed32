package io.github.djtoolkit.cli.command;

import io.github.djtoolkit.model.type.LabelStrategy;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which core types columns are labelled with. */
final class StrategyOption {

  @Option(
      names = "--strategy",
      paramLabel = "STRATEGY",
      description =
          "seed: one label for each native type, unsigned ones included. declarable: only labels that 2.x can declare again."
              + " Default: declarable for migrate, else seed.")
  private Optional<LabelStrategy> strategy = Optional.empty();

  LabelStrategy orElse(LabelStrategy usual) {
    return strategy.orElse(usual);
  }
}
