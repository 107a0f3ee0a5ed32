package io.github.djtoolkit.cli.connect;

import io.github.djtoolkit.storage.config.ConnectionSettings;
import io.github.djtoolkit.storage.config.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Puts a login together. Options go before the environment, the environment before the
 * configuration files, and a person is asked for the password last.
 */
public final class LoginResolver {

  private static final int DEFAULT_PORT = 3306;
  private static final String PASSWORD_VARIABLE = "DJ_PASS";

  private final Map<String, String> environment;
  private final Optional<PasswordPrompt> prompt;

  /**
   * A resolver.
   *
   * @param environment environment variables; of them only {@code DJ_PASS} is read here, since
   *     there an empty value is a password, too
   * @param prompt asks a person; empty where nobody can be asked
   */
  public LoginResolver(Map<String, String> environment, Optional<PasswordPrompt> prompt) {
    this.environment = Map.copyOf(environment);
    this.prompt = prompt;
  }

  /**
   * Puts a login together.
   *
   * @param options what the command line says
   * @param configured what the environment and the configuration files say
   * @return the login
   * @throws IncompleteLoginException if host, user or password is nowhere to be found
   */
  public ServerLogin resolve(LoginOptions options, ConnectionSettings configured) {
    String host =
        options.host().or(configured::host).orElseThrow(() -> missing("host", "--host", "DJ_HOST"));
    String user =
        options.user().or(configured::user).orElseThrow(() -> missing("user", "--user", "DJ_USER"));
    int port = options.port().orElse(configured.port().orElse(DEFAULT_PORT));
    check(host, port);
    Secret password =
        options
            .passwordFile()
            .map(LoginResolver::read)
            .or(() -> Optional.ofNullable(environment.get(PASSWORD_VARIABLE)).map(Secret::new))
            .or(configured::password)
            .or(() -> prompt.flatMap(p -> p.ask("Password of " + user + " at " + host)))
            .orElseThrow(LoginResolver::noPassword);
    return new ServerLogin(
        host, port, user, password, options.sslMode(), options.allowPublicKeyRetrieval());
  }

  private static void check(String host, int port) {
    if (host.isBlank() || !host.matches("[\\p{L}\\p{N}._:\\[\\]%-]+")) {
      throw new IncompleteLoginException(
          "The host is not the name or address of a server. Give the port with --port and nothing else with the host.");
    }
    if (port < 1 || port > 65_535) {
      throw new IncompleteLoginException("The port must be between 1 and 65535, not " + port + ".");
    }
  }

  private static Secret read(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return new Secret(text.lines().findFirst().orElse(""));
    } catch (IOException e) {
      throw new IncompleteLoginException(
          "The password file " + file + " cannot be read. Check its path and who may read it.");
    }
  }

  private static IncompleteLoginException missing(String what, String option, String variable) {
    return new IncompleteLoginException(
        "No %s is known. Give %s, set %s, or name a configuration file that has it with --stores."
            .formatted(what, option, variable));
  }

  private static IncompleteLoginException noPassword() {
    return new IncompleteLoginException(
        "No password is known, and there is no terminal to ask at. Set DJ_PASS (empty for none) or give --password-file.");
  }
}
