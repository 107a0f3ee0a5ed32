package io.github.djtoolkit.storage.internal.config;

import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.storage.config.ConfigurationFinding;
import io.github.djtoolkit.storage.config.ConfigurationFinding.Kind;
import io.github.djtoolkit.storage.config.StoreCredentials;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the stores of a configuration file. For one file. */
public final class StoresParser {

  private static final String DEFAULT = "default";
  private static final String FILEPATH_DEFAULT = "filepath_default";

  private final Dialect dialect;
  private final ConfigNode root;
  private final Map<String, StoreCredentials> secrets;
  private final List<ConfigurationFinding> findings = new ArrayList<>();

  /**
   * A parser.
   *
   * @param dialect whose file it is
   * @param root the whole file
   * @param secrets credentials from elsewhere, which the file goes before
   */
  public StoresParser(Dialect dialect, ConfigNode root, Map<String, StoreCredentials> secrets) {
    this.dialect = dialect;
    this.root = root;
    this.secrets = secrets;
  }

  /**
   * What a file says of stores.
   *
   * @param specs stores by name
   * @param credentials credentials by name of the store
   * @param defaultStore value of {@code stores.default}
   * @param filepathDefault value of {@code stores.filepath_default}
   * @param findings what a person should know of
   */
  public record Stores(
      Map<String, StoreSpec> specs,
      Map<String, StoreCredentials> credentials,
      Optional<String> defaultStore,
      Optional<String> filepathDefault,
      List<ConfigurationFinding> findings) {}

  /**
   * Reads the stores.
   *
   * @return the stores
   */
  public Stores parse() {
    ConfigNode stores = root.member("stores");
    if (stores.isGiven() && !stores.json().isObject()) {
      throw stores.wrong("a JSON object with one member a store");
    }
    Map<String, StoreSpec> specs = new TreeMap<>();
    Map<String, StoreCredentials> credentials = new TreeMap<>(secrets);
    collect(stores)
        .forEach(
            (name, attributes) -> {
              StoreParser parser =
                  new StoreParser(dialect, root.file(), name, attributes, findings);
              specs.put(name, parser.spec());
              StoreCredentials own =
                  parser.credentials(secrets.getOrDefault(name, StoreCredentials.none()));
              if (!own.attributes().isEmpty()) {
                credentials.put(name, own);
              }
            });
    Optional<String> defaultStore = reference(stores, DEFAULT, specs);
    Optional<String> filepathDefault = reference(stores, FILEPATH_DEFAULT, specs);
    return new Stores(specs, credentials, defaultStore, filepathDefault, List.copyOf(findings));
  }

  /**
   * Attributes by store, from the object {@code stores} and, in 2.x, from keys {@code
   * stores.NAME.ATTRIBUTE}.
   */
  private Map<String, Map<String, ConfigNode>> collect(ConfigNode stores) {
    Map<String, Map<String, ConfigNode>> collected = new LinkedHashMap<>();
    stores
        .members()
        .forEach(
            (name, node) -> {
              boolean isSetting = name.equals(DEFAULT) || name.equals(FILEPATH_DEFAULT);
              if (isSetting && (!node.isGiven() || node.json().isTextual())) {
                return;
              }
              if (!node.json().isObject()) {
                throw node.wrong("a JSON object that describes the store");
              }
              if (isSetting) {
                collision(name);
              }
              collected.put(name, new LinkedHashMap<>(node.members()));
            });
    root.members()
        .forEach(
            (key, node) -> {
              String[] parts = key.split("\\.", -1);
              if (!parts[0].equals("stores") || parts.length == 1) {
                return;
              }
              if (dialect == Dialect.CURRENT && parts.length == 3) {
                collected
                    .computeIfAbsent(parts[1], name -> new LinkedHashMap<>())
                    .put(parts[2], node);
              } else {
                findings.add(
                    new ConfigurationFinding(
                        Kind.KEY_IGNORED,
                        "",
                        "DataJoint "
                            + dialect.display()
                            + " ignores the key \""
                            + key
                            + "\" in "
                            + root.file()
                            + ". Write it as a member of the object \"stores\"."));
              }
            });
    return collected;
  }

  private Optional<String> reference(ConfigNode stores, String key, Map<String, StoreSpec> specs) {
    ConfigNode node = stores.member(key);
    if (!node.json().isTextual()) {
      return Optional.empty();
    }
    Optional<String> name = node.text();
    if (name.isPresent() && !specs.containsKey(name.get())) {
      findings.add(
          new ConfigurationFinding(
              Kind.DEFAULT_UNKNOWN,
              name.get(),
              "\""
                  + node.key()
                  + "\" in "
                  + root.file()
                  + " names the store "
                  + name.get()
                  + ", which that file does not describe. Describe it there, or name another one."));
    }
    return name;
  }

  private void collision(String name) {
    findings.add(
        new ConfigurationFinding(
            Kind.NAME_COLLIDES,
            name,
            "A store in "
                + root.file()
                + " is called "
                + name
                + ". In 2.x \"stores."
                + name
                + "\" is a setting that names a store, so the store can be used, but not be described"
                + " beside that setting. Give the store another name in the pipeline."));
  }
}
