package io.github.djtoolkit.model.result;

import java.util.List;
import java.util.Optional;

/**
 * Result of operation 9, check_store_configuration.
 *
 * @param storesConfigured names of all configured stores
 * @param storesMissing names of stores that the schema uses and that are not configured
 * @param storesUnreachable names of configured stores that could not be read
 * @param storesUsed names of the stores that the schema uses
 * @param details one a store at least: how it is, and whatever else is to be said of it
 */
public record StoreConfigurationResult(
    List<String> storesConfigured,
    List<String> storesMissing,
    List<String> storesUnreachable,
    List<String> storesUsed,
    List<Detail> details) {

  /**
   * Copies the lists.
   *
   * @param storesConfigured names of all configured stores
   * @param storesMissing names of stores that the schema uses and that are not configured
   * @param storesUnreachable names of configured stores that could not be read
   * @param storesUsed names of the stores that the schema uses
   * @param details one a store at least: how it is, and whatever else is to be said of it
   */
  public StoreConfigurationResult {
    storesConfigured = List.copyOf(storesConfigured);
    storesMissing = List.copyOf(storesMissing);
    storesUnreachable = List.copyOf(storesUnreachable);
    storesUsed = List.copyOf(storesUsed);
    details = List.copyOf(details);
  }

  /** How a store is, or what is wrong with its configuration. */
  public enum Status {
    /** It was reached, and can be read and written as far as that shows without writing. */
    OK,
    /** It was reached and can only be read. */
    READ_ONLY,
    /** The schema uses it, and no configuration describes it. */
    MISSING,
    /** It could not be read. */
    UNREACHABLE,
    /** Its name means something else to 2.x. */
    NAME_COLLISION,
    /** The schema's objects lie under another subfolding than the configured one. */
    WRONG_SUBFOLDING,
    /** None of a sample of the schema's objects was found in it. */
    OBJECTS_NOT_FOUND,
    /** The configuration says something about it that a person should know. */
    CONFIGURATION
  }

  /**
   * One statement about a store. It never holds a secret.
   *
   * @param store name of the store; empty where it is about all
   * @param status what it says
   * @param location where the store is; empty where that is not known
   * @param protocol the protocol, such as {@code file} or {@code s3}; empty where it is not known
   * @param error what is wrong and the way out; empty where nothing is
   */
  public record Detail(
      String store, Status status, String location, String protocol, Optional<String> error) {}

  /**
   * Whether the schema's values can be read with this configuration.
   *
   * @return true where no store is missing or unreachable, none has a name that 2.x takes for
   *     something else, and the objects were found where it says
   */
  public boolean isSound() {
    return details.stream()
        .allMatch(
            detail ->
                switch (detail.status()) {
                  case OK, READ_ONLY, CONFIGURATION -> true;
                  default -> false;
                });
  }
}
