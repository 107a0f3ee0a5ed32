package io.github.djtoolkit.storage.internal.config;

import io.github.djtoolkit.storage.config.ConfigurationException;
import io.github.djtoolkit.storage.config.ConnectionSettings;
import io.github.djtoolkit.storage.config.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads connection settings from the environment and from files. */
public final class ConnectionParser {

  private static final int MAX_PORT = 65535;
  private static final Pattern HOST_AND_PORT = Pattern.compile("([^:]+):([0-9]{1,5})");

  private ConnectionParser() {}

  /**
   * Reads the environment variables.
   *
   * @param environment environment variables
   * @return what they say
   * @throws ConfigurationException if the port is none
   */
  public static ConnectionSettings ofEnvironment(Map<String, String> environment) {
    OptionalInt port =
        variable(environment, "DJ_PORT")
            .map(text -> OptionalInt.of(port(text)))
            .orElse(OptionalInt.empty());
    return split(
        new ConnectionSettings(
            variable(environment, "DJ_HOST"),
            port,
            variable(environment, "DJ_USER"),
            variable(environment, "DJ_PASS").map(Secret::new)));
  }

  /**
   * Reads a file; {@code "database.host"} may be one key with a dot or a member of an object.
   *
   * @param root the whole file
   * @return what it says
   * @throws ConfigurationException if a value is of the wrong type
   */
  public static ConnectionSettings ofFile(ConfigNode root) {
    Optional<Integer> port = database(root, "port").integer(1, MAX_PORT);
    return split(
        new ConnectionSettings(
            database(root, "host").text(),
            port.isPresent() ? OptionalInt.of(port.get()) : OptionalInt.empty(),
            database(root, "user").text(),
            database(root, "password").text().map(Secret::new)));
  }

  private static ConfigNode database(ConfigNode root, String name) {
    ConfigNode flat = root.member("database." + name);
    return flat.isGiven() ? flat : root.member("database").member(name);
  }

  /** DataJoint takes a port in the host for the port, before any other. */
  private static ConnectionSettings split(ConnectionSettings settings) {
    Matcher matcher = HOST_AND_PORT.matcher(settings.host().orElse(""));
    if (!matcher.matches()) {
      return settings;
    }
    return new ConnectionSettings(
        Optional.of(matcher.group(1)),
        OptionalInt.of(Integer.parseInt(matcher.group(2))),
        settings.user(),
        settings.password());
  }

  private static Optional<String> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text.strip());
      if (port >= 1 && port <= MAX_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      throw badPort();
    }
    throw badPort();
  }

  private static ConfigurationException badPort() {
    return new ConfigurationException(
        ConfigurationException.VALUE,
        "DJ_PORT",
        "DJ_PORT",
        "The environment variable DJ_PORT must be a whole number from 1 to " + MAX_PORT + ".");
  }
}
