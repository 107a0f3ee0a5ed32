package io.github.djtoolkit.storage.config;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How to reach the database, as far as the configuration says. DataJoint's own defaults are
 * localhost and 3306.
 *
 * @param host host, without a port
 * @param port port
 * @param user user
 * @param password password
 */
public record ConnectionSettings(
    Optional<String> host, OptionalInt port, Optional<String> user, Optional<Secret> password) {

  /**
   * Nothing is said.
   *
   * @return empty settings
   */
  public static ConnectionSettings none() {
    return new ConnectionSettings(
        Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * These settings, with others where these say nothing.
   *
   * @param others settings of lower rank
   * @return settings with all that either says
   */
  public ConnectionSettings orElse(ConnectionSettings others) {
    return new ConnectionSettings(
        host.or(others::host),
        port.isPresent() ? port : others.port(),
        user.or(others::user),
        password.or(others::password));
  }
}
