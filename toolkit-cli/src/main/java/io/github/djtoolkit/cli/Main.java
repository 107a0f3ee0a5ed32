package io.github.djtoolkit.cli;

import io.github.djtoolkit.cli.command.CommandLineApp;
import java.util.OptionalInt;

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
    Utf8Restart restart = Utf8Restart.ofThisProcess();
    OptionalInt restarted = restart.isNeeded() ? restart.run(args) : OptionalInt.empty();
    System.exit(restarted.orElseGet(() -> new CommandLineApp(Surroundings.ofProcess()).run(args)));
  }
}
