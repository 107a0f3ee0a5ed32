package io.github.djtoolkit.cli.command;

import io.github.djtoolkit.cli.ExitCode;
import io.github.djtoolkit.cli.Surroundings;
import io.github.djtoolkit.cli.demo.Demo;
import io.github.djtoolkit.cli.demo.Narrator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The demonstration. */
@Command(
    name = "demo",
    description =
        "Start a MySQL server, fill a pipeline as 0.14 does, migrate it, show it before and after, verify it, and remove everything again.")
final class DemoCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Option(names = OutputOptions.DEBUG, description = "Show where an error comes from.")
  @SuppressWarnings("unused") // read from the parsed command line, where an error is handled
  private boolean debug;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show the command's options and end.")
  @SuppressWarnings("unused") // picocli itself acts on it
  private boolean help;

  DemoCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    boolean well = new Demo(new Narrator(surroundings.out())).run();
    return (well ? ExitCode.DONE : ExitCode.FINDINGS).value();
  }
}
