package io.github.djtoolkit.storage;

import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.storage.config.ConfigurationFinding;
import io.github.djtoolkit.storage.config.DataJointConfiguration;
import io.github.djtoolkit.storage.config.StoreCredentials;
import io.github.djtoolkit.storage.internal.ParallelProbe;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The configured stores, each opened when it is first asked for. Safe for use by several threads.
 */
public final class ObjectStores implements AutoCloseable {

  private final Map<String, StoreSpec> specs;
  private final Map<String, StoreCredentials> credentials;
  private final List<ObjectStoreProvider> providers;
  private final List<ConfigurationFinding> findings;
  private final Map<String, ObjectStore> open = new TreeMap<>();
  private boolean closed;

  /**
   * Stores with providers of the caller's choice.
   *
   * @param specs stores by name
   * @param credentials credentials by name of the store
   * @param providers providers; the first that supports an address opens it
   */
  public ObjectStores(
      Map<String, StoreSpec> specs,
      Map<String, StoreCredentials> credentials,
      List<ObjectStoreProvider> providers) {
    this(specs, credentials, providers, List.of());
  }

  private ObjectStores(
      Map<String, StoreSpec> specs,
      Map<String, StoreCredentials> credentials,
      List<ObjectStoreProvider> providers,
      List<ConfigurationFinding> findings) {
    this.specs = Collections.unmodifiableMap(new TreeMap<>(specs));
    this.credentials = Map.copyOf(credentials);
    this.providers = List.copyOf(providers);
    this.findings = List.copyOf(findings);
  }

  /**
   * The stores of a configuration, with the toolkit's own providers.
   *
   * @param configuration the configuration
   * @return its stores, none opened yet
   */
  public static ObjectStores of(DataJointConfiguration configuration) {
    return new ObjectStores(
        configuration.stores(),
        configuration.credentials(),
        ObjectStoreProvider.defaults(),
        configuration.findings());
  }

  /**
   * Names of the configured stores.
   *
   * @return the names, sorted
   */
  public Set<String> names() {
    return specs.keySet();
  }

  /**
   * Describes a store without opening it.
   *
   * @param name exact name
   * @return the store's description, or empty where it is not configured
   */
  public Optional<StoreSpec> find(String name) {
    return Optional.ofNullable(specs.get(name));
  }

  /**
   * Describes a store without opening it.
   *
   * @param name exact name
   * @return the store's description
   * @throws UnknownStoreException if it is not configured
   */
  public StoreSpec spec(String name) {
    return find(name).orElseThrow(() -> unknown(name));
  }

  /**
   * A store, opened by the first call and shared by all. It stays this object's: callers need not
   * close it.
   *
   * @param name exact name
   * @return the store
   * @throws UnknownStoreException if it is not configured
   * @throws UnsupportedStoreException if no back-end reaches it
   */
  public synchronized ObjectStore get(String name) {
    if (closed) {
      throw new IllegalStateException("the stores are closed");
    }
    ObjectStore present = open.get(name);
    if (present != null) {
      return present;
    }
    StoreSpec spec = spec(name);
    ObjectStore store =
        provider(spec).open(spec, credentials.getOrDefault(name, StoreCredentials.none()));
    open.put(name, store);
    return store;
  }

  /**
   * What a person should know of the configuration that these stores come from.
   *
   * @return the findings; none where the stores come from no configuration
   */
  public List<ConfigurationFinding> findings() {
    return findings;
  }

  /**
   * Contacts every configured store, all at the same time.
   *
   * @param limit how long to wait; what has not answered then counts as unreachable
   * @return what the contact has shown, by name, sorted; never a secret
   */
  public Map<String, StoreProbe> probeAll(Duration limit) {
    return new ParallelProbe(this::get, credentials, limit).probe(names());
  }

  /** Closes every store that was opened, also where closing one of them fails. */
  @Override
  public synchronized void close() {
    closed = true;
    Optional<RuntimeException> failure = Optional.empty();
    for (ObjectStore store : open.values()) {
      try {
        store.close();
      } catch (RuntimeException e) {
        failure.ifPresent(e::addSuppressed);
        failure = Optional.of(e);
      }
    }
    open.clear();
    failure.ifPresent(
        e -> {
          throw e;
        });
  }

  private ObjectStoreProvider provider(StoreSpec spec) {
    StoreAddress address = spec.address();
    return providers.stream()
        .filter(provider -> provider.supports(address))
        .findFirst()
        .orElseThrow(() -> unsupported(spec));
  }

  private static UnsupportedStoreException unsupported(StoreSpec spec) {
    String protocol = spec.address().protocol();
    return new UnsupportedStoreException(
        spec.name(),
        "",
        "Store "
            + spec.name()
            + " ("
            + spec.address().display()
            + ") cannot be opened: this version cannot reach "
            + protocol
            + " stores. It reaches stores of the protocols file and s3, and those whose location is a"
            + " URI of a scheme for which Commons VFS finds a library; sftp needs com.github.mwiede:jsch"
            + " on the class path.");
  }

  private UnknownStoreException unknown(String name) {
    String known = specs.isEmpty() ? "none" : String.join(", ", specs.keySet());
    return new UnknownStoreException(
        name,
        "",
        "Store "
            + name
            + " is not configured (configured: "
            + known
            + "). Describe it under \"stores\" in datajoint.json, or give the dj_local_conf.json that"
            + " 0.14 used. Names are compared exactly.");
  }
}
