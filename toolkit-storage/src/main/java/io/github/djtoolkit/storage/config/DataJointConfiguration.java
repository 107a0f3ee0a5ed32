package io.github.djtoolkit.storage.config;

import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.storage.internal.config.ConfigurationMerger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the configuration files and the environment say. Its string form holds no secret.
 *
 * @param connection how to reach the database
 * @param stores stores by exact name
 * @param credentials credentials by name of the store; also of stores that no file describes
 * @param defaultStore name of the store that 2.x uses where a label names none
 * @param filepathDefault the same for filepaths
 * @param findings what a person should know of
 */
public record DataJointConfiguration(
    ConnectionSettings connection,
    Map<String, StoreSpec> stores,
    Map<String, StoreCredentials> credentials,
    Optional<String> defaultStore,
    Optional<String> filepathDefault,
    List<ConfigurationFinding> findings) {

  /**
   * Copies the collections, sorting by name.
   *
   * @param connection how to reach the database
   * @param stores stores by exact name
   * @param credentials credentials by name of the store; also of stores that no file describes
   * @param defaultStore name of the store that 2.x uses where a label names none
   * @param filepathDefault the same for filepaths
   * @param findings what a person should know of
   */
  public DataJointConfiguration {
    stores = Collections.unmodifiableMap(new TreeMap<>(stores));
    credentials = Collections.unmodifiableMap(new TreeMap<>(credentials));
    findings = List.copyOf(findings);
  }

  /**
   * A configuration that says nothing.
   *
   * @return no settings and no stores
   */
  public static DataJointConfiguration none() {
    return new DataJointConfiguration(
        ConnectionSettings.none(),
        Map.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /**
   * Describes a store.
   *
   * @param name exact name
   * @return the store, where a file describes it
   */
  public Optional<StoreSpec> store(String name) {
    return Optional.ofNullable(stores.get(name));
  }

  /**
   * What is needed to get into a store.
   *
   * @param name exact name of the store
   * @return its credentials; none where nothing is known
   */
  public StoreCredentials credentialsOf(String name) {
    return credentials.getOrDefault(name, StoreCredentials.none());
  }

  /**
   * This configuration of 2.x together with one of 0.14. Of a store in both, this one gives the
   * address, the prefixes and the folders of 2.x, the other gives the folders of 0.14. Of the rest,
   * this one wins where both say something. Where they contradict each other there is a finding.
   *
   * @param legacy what 0.14's file says
   * @return both
   */
  public DataJointConfiguration withLegacy(DataJointConfiguration legacy) {
    return ConfigurationMerger.merge(this, legacy);
  }
}
