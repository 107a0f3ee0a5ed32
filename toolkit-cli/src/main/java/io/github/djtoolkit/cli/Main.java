package io.github.djtoolkit.cli;

import io.github.djtoolkit.cli.command.CommandLineApp;

/** Entry point of the executable jar. */
public final class Main {

  private Main() {}

  /**
   * Runs one command and ends the process with its exit code, see {@link ExitCode}.
   *
   * @param args the command with its options
   */
  public static void main(String[] args) {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
    int exitCode = new CommandLineApp(Surroundings.ofProcess()).run(args);
    System.exit(exitCode);
  }
}
