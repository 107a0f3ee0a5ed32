package io.github.djtoolkit.storage.config;

import java.util.Map;
import java.util.Optional;

/**
 * What is needed to get into a store. Holds every attribute of the store that does not say where it
 * is or how it is laid out, since nobody knows which of them are secret.
 *
 * @param attributes values by the attribute's name, such as {@code access_key}
 */
public record StoreCredentials(Map<String, Secret> attributes) {

  /** Attribute with a user name. */
  public static final String USER = "user";

  /** Attribute with a password. */
  public static final String PASSWORD = "password";

  /**
   * Copies the map.
   *
   * @param attributes values by the attribute's name, such as {@code access_key}
   */
  public StoreCredentials {
    attributes = Map.copyOf(attributes);
  }

  /**
   * No credentials.
   *
   * @return an empty set
   */
  public static StoreCredentials none() {
    return new StoreCredentials(Map.of());
  }

  /**
   * One of the attributes.
   *
   * @param attribute its name
   * @return its value, where there is one
   */
  public Optional<Secret> get(String attribute) {
    return Optional.ofNullable(attributes.get(attribute));
  }
}
