package io.github.djtoolkit.cli.connect;

import io.github.djtoolkit.storage.config.Secret;
import java.io.Console;
import java.util.Arrays;
import java.util.Optional;

/** Asks a person for a password. */
@FunctionalInterface
public interface PasswordPrompt {

  /**
   * Asks and waits for the answer, which is not shown.
   *
   * @param question what to ask, without a colon
   * @return the answer; empty where the person ended the input instead
   */
  Optional<Secret> ask(String question);

  /**
   * A prompt on the process's console.
   *
   * @return the prompt, or empty where the process has no terminal
   */
  static Optional<PasswordPrompt> ofConsole() {
    return Optional.ofNullable(System.console())
        .filter(PasswordPrompt::isTerminal)
        .map(console -> question -> read(console, question));
  }

  private static Optional<Secret> read(Console console, String question) {
    char[] answer = console.readPassword("%s: ", question);
    if (answer == null) {
      return Optional.empty();
    }
    Secret secret = new Secret(new String(answer));
    Arrays.fill(answer, ' ');
    return Optional.of(secret);
  }

  /**
   * From Java 22 on there is a console also where input and output are files; it then has a method
   * that says so.
   */
  private static boolean isTerminal(Console console) {
    try {
      return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
