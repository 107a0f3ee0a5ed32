package io.github.djtoolkit.cli.command;

import io.github.djtoolkit.cli.Surroundings;
import io.github.djtoolkit.cli.connect.PasswordPrompt;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * What one command line did, run inside the test's process.
 *
 * @param exitCode the exit code
 * @param out standard output
 * @param err standard error
 */
public record CommandLineRun(int exitCode, String out, String err) {

  /** Runs a command line without a terminal. */
  public static CommandLineRun of(Map<String, String> environment, String... args) {
    return of(environment, Optional.empty(), args);
  }

  /** Runs a command line. */
  public static CommandLineRun of(
      Map<String, String> environment, Optional<PasswordPrompt> prompt, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        new Surroundings(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            environment,
            prompt);
    int exitCode = new CommandLineApp(surroundings).run(args);
    return new CommandLineRun(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
