package io.github.djtoolkit.cli.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How many connections work on rows at the same time. */
final class ParallelismOption {

  private static final int MOST = 64;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  private int connections = 4;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      defaultValue = "4",
      description =
          "How much is worked on at the same time: connections that convert rows, objects of a store. 1 to 64. Default: 4.")
  void connections(int number) {
    if (number < 1 || number > MOST) {
      throw new ParameterException(
          command.commandLine(),
          "--parallelism must be between 1 and " + MOST + ", not " + number + ".");
    }
    connections = number;
  }

  int connections() {
    return connections;
  }
}
