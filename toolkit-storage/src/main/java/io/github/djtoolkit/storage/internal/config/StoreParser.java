package io.github.djtoolkit.storage.internal.config;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.storage.config.ConfigurationFinding;
import io.github.djtoolkit.storage.config.ConfigurationFinding.Kind;
import io.github.djtoolkit.storage.config.Secret;
import io.github.djtoolkit.storage.config.StoreCredentials;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one store of a configuration file. */
final class StoreParser {

  private static final Set<String> DESCRIPTIVE =
      Set.of(
          "protocol",
          "location",
          "endpoint",
          "bucket",
          "container",
          "secure",
          "subfolding",
          "partition_pattern",
          "token_length",
          "hash_prefix",
          "schema_prefix",
          "filepath_prefix",
          "stage");

  private static final Set<String> LEGACY_LAYOUT =
      Set.of("protocol", "location", "subfolding", "stage");

  private static final Set<String> CURRENT_LAYOUT =
      Set.of(
          "protocol",
          "location",
          "subfolding",
          "partition_pattern",
          "token_length",
          "hash_prefix",
          "schema_prefix",
          "filepath_prefix",
          "stage");

  private static final Map<String, Set<String>> OF_PROTOCOL =
      Map.of(
          "file",
          Set.of(),
          "s3",
          Set.of("endpoint", "bucket", "access_key", "secret_key", "secure", "proxy_server"),
          "gcs",
          Set.of("bucket", "token", "project"),
          "azure",
          Set.of("container", "account_name", "account_key", "connection_string"));

  private final Dialect dialect;
  private final Path file;
  private final String name;
  private final Map<String, ConfigNode> attributes;
  private final List<ConfigurationFinding> findings;
  private final String protocol;
  private final AddressParser.Parsed address;

  StoreParser(
      Dialect dialect,
      Path file,
      String name,
      Map<String, ConfigNode> attributes,
      List<ConfigurationFinding> findings) {
    this.dialect = dialect;
    this.file = file;
    this.name = name;
    this.attributes = attributes;
    this.findings = findings;
    this.protocol = attribute("protocol").requiredText().toLowerCase(Locale.ROOT);
    this.address = new AddressParser(dialect, protocol, this::attribute).parse();
  }

  StoreSpec spec() {
    reportUnknownKeys();
    StoreAddress where = address.address();
    if (dialect == Dialect.LEGACY) {
      return StoreSpec.of(name, where)
          .withLegacySubfolding(
              attribute("subfolding").widths().orElse(StoreSpec.LEGACY_SUBFOLDING));
    }
    StoreSpec spec =
        new StoreSpec(
            name,
            where,
            StoreSpec.LEGACY_SUBFOLDING,
            attribute("subfolding").widths().orElse(List.of()),
            prefix("hash_prefix", StoreSpec.HASH_PREFIX),
            prefix("schema_prefix", StoreSpec.SCHEMA_PREFIX),
            attribute("filepath_prefix").text().filter(prefix -> !prefix.isEmpty()));
    reportPrefixes(spec);
    if (address.hasOuterSlashes()) {
      report(
          Kind.LOCATION_SLASHES,
          "begins or ends with a slash in its \"location\", which 2.x makes a part of every key and 0.14"
              + " does not, so 2.x would not find 0.14's objects. Take the slash away");
    }
    return spec;
  }

  /** The file's credentials over those from elsewhere. */
  StoreCredentials credentials(StoreCredentials others) {
    Map<String, Secret> secrets = new HashMap<>(others.attributes());
    attributes.forEach(
        (key, node) -> {
          if (!DESCRIPTIVE.contains(key) && node.isGiven() && node.json().isValueNode()) {
            secrets.put(key, new Secret(node.json().asText()));
          }
        });
    secrets.putAll(address.credentials());
    return new StoreCredentials(secrets);
  }

  private ConfigNode attribute(String key) {
    ConfigNode present = attributes.get(key);
    if (present != null) {
      return present;
    }
    return new ConfigNode(file, "stores." + name + "." + key, MissingNode.getInstance());
  }

  private String prefix(String key, String byDefault) {
    ConfigNode node = attribute(key);
    if (node.json().isNull()) {
      throw node.wrong("a text");
    }
    return node.text().orElse(byDefault);
  }

  private void reportUnknownKeys() {
    Optional<Set<String>> own = Optional.ofNullable(OF_PROTOCOL.get(protocol));
    if (own.isEmpty()) {
      return;
    }
    Set<String> layout = dialect == Dialect.LEGACY ? LEGACY_LAYOUT : CURRENT_LAYOUT;
    attributes.keySet().stream()
        .filter(key -> !layout.contains(key) && !own.get().contains(key))
        .forEach(
            key ->
                report(
                    Kind.KEY_UNKNOWN,
                    "has the key \""
                        + key
                        + "\", for which DataJoint "
                        + dialect.display()
                        + " refuses the store. Remove or correct the key"));
  }

  private void reportPrefixes(StoreSpec spec) {
    if (spec.schemaPrefix().isEmpty()) {
      report(
          Kind.SCHEMA_PREFIX_EMPTY,
          "has an empty \"schema_prefix\", with which the garbage collection of 2.x deletes what lies in"
              + " 0.14's layout. Set it to \"_schema\"");
    }
    List<String> prefixes =
        List.of(spec.hashPrefix(), spec.schemaPrefix(), spec.filepathPrefix().orElse("")).stream()
            .filter(prefix -> !prefix.isEmpty())
            .map(prefix -> prefix.replaceAll("^/+|/+$", "") + "/")
            .toList();
    for (int i = 0; i < prefixes.size(); i++) {
      for (int j = 0; j < prefixes.size(); j++) {
        if (i != j && prefixes.get(i).startsWith(prefixes.get(j))) {
          report(
              Kind.PREFIXES_OVERLAP,
              "has prefixes of which one lies in another, for which 2.x refuses the store. Separate them");
          return;
        }
      }
    }
  }

  private void report(Kind kind, String what) {
    findings.add(
        new ConfigurationFinding(kind, name, "Store " + name + " in " + file + " " + what + "."));
  }
}
