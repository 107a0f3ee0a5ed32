package io.github.djtoolkit.cli;

import io.github.djtoolkit.cli.connect.PasswordPrompt;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * What a command sees of the process that it runs in.
 *
 * @param out standard output: results alone
 * @param err standard error: everything else
 * @param environment environment variables
 * @param prompt asks a person for the password; empty where nobody can be asked
 */
public record Surroundings(
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    Optional<PasswordPrompt> prompt) {

  /**
   * Copies the map.
   *
   * @param out standard output: results alone
   * @param err standard error: everything else
   * @param environment environment variables
   * @param prompt asks a person for the password; empty where nobody can be asked
   */
  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /**
   * Those of this process. Both streams write UTF-8, whatever the platform's character set is.
   *
   * @return the surroundings
   */
  public static Surroundings ofProcess() {
    return new Surroundings(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        System.getenv(),
        PasswordPrompt.ofConsole());
  }

  /**
   * Whether a person watches: then progress is one line that moves.
   *
   * @return true if a person can be asked, too
   */
  public boolean interactive() {
    return prompt.isPresent();
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
