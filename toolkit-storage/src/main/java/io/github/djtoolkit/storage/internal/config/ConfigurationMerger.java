package io.github.djtoolkit.storage.internal.config;

import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.storage.config.ConfigurationFinding;
import io.github.djtoolkit.storage.config.ConfigurationFinding.Kind;
import io.github.djtoolkit.storage.config.DataJointConfiguration;
import io.github.djtoolkit.storage.config.Secret;
import io.github.djtoolkit.storage.config.StoreCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Puts the configurations of 2.x and 0.14 together. */
public final class ConfigurationMerger {

  private ConfigurationMerger() {}

  /**
   * Merges two configurations; {@link DataJointConfiguration#withLegacy} says how.
   *
   * @param current what 2.x's file says
   * @param legacy what 0.14's file says
   * @return both
   */
  public static DataJointConfiguration merge(
      DataJointConfiguration current, DataJointConfiguration legacy) {
    List<ConfigurationFinding> findings = new ArrayList<>();
    current.findings().stream()
        .filter(
            finding ->
                finding.kind() != Kind.DEFAULT_UNKNOWN
                    || !legacy.stores().containsKey(finding.store()))
        .forEach(findings::add);
    legacy.findings().stream()
        .filter(finding -> !findings.contains(finding))
        .forEach(findings::add);
    Map<String, StoreSpec> stores = new TreeMap<>(current.stores());
    legacy
        .stores()
        .forEach(
            (name, spec) -> stores.merge(name, spec, (mine, old) -> both(mine, old, findings)));
    legacy.stores().keySet().stream()
        .filter(name -> !current.stores().containsKey(name))
        .forEach(name -> findings.add(notInCurrent(name)));
    return new DataJointConfiguration(
        current.connection().orElse(legacy.connection()),
        stores,
        credentials(current.credentials(), legacy.credentials()),
        current.defaultStore().or(legacy::defaultStore),
        current.filepathDefault().or(legacy::filepathDefault),
        findings);
  }

  private static StoreSpec both(
      StoreSpec current, StoreSpec legacy, List<ConfigurationFinding> findings) {
    if (!samePlace(current.address(), legacy.address())) {
      findings.add(
          new ConfigurationFinding(
              Kind.LOCATION_DIFFERS,
              current.name(),
              "Store "
                  + current.name()
                  + " is at "
                  + current.address().display()
                  + " for 2.x, but at "
                  + legacy.address().display()
                  + " for 0.14. The place for 2.x is used; make sure that 0.14's objects are there."));
    } else if (current.address() instanceof StoreAddress.Bucket mine
        && legacy.address() instanceof StoreAddress.Bucket old
        && mine.secure() != old.secure()) {
      findings.add(
          new ConfigurationFinding(
              Kind.SECURE_DIFFERS,
              current.name(),
              "2.x speaks "
                  + (mine.secure() ? "https" : "http")
                  + " to store "
                  + current.name()
                  + ", 0.14 the other (\"secure\" is true by default in 2.x, false in 0.14). Set"
                  + " \"secure\" in datajoint.json to what the server speaks."));
    }
    return current.withLegacySubfolding(legacy.legacySubfolding());
  }

  private static boolean samePlace(StoreAddress current, StoreAddress legacy) {
    if (current instanceof StoreAddress.Bucket mine && legacy instanceof StoreAddress.Bucket old) {
      return endpoint(mine).equals(endpoint(old))
          && mine.bucket().equals(old.bucket())
          && mine.location().equals(old.location());
    }
    if (current instanceof StoreAddress.Folder mine && legacy instanceof StoreAddress.Folder old) {
      return mine.equals(old) || sameFile(mine, old);
    }
    return current.equals(legacy);
  }

  private static String endpoint(StoreAddress.Bucket bucket) {
    return bucket.endpoint().toLowerCase(Locale.ROOT);
  }

  private static boolean sameFile(StoreAddress.Folder current, StoreAddress.Folder legacy) {
    try {
      return Files.isSameFile(Path.of(current.location()), Path.of(legacy.location()));
    } catch (IOException e) {
      return false;
    }
  }

  private static ConfigurationFinding notInCurrent(String name) {
    return new ConfigurationFinding(
        Kind.NOT_IN_CURRENT,
        name,
        "Store "
            + name
            + " is described for 0.14 only, so 2.x cannot read from it. Describe it in datajoint.json"
            + " before 2.x is used.");
  }

  private static Map<String, StoreCredentials> credentials(
      Map<String, StoreCredentials> current, Map<String, StoreCredentials> legacy) {
    Map<String, StoreCredentials> merged = new TreeMap<>(legacy);
    current.forEach(
        (name, mine) -> {
          StoreCredentials old = legacy.getOrDefault(name, StoreCredentials.none());
          Map<String, Secret> attributes = new HashMap<>(old.attributes());
          attributes.putAll(mine.attributes());
          merged.put(name, new StoreCredentials(attributes));
        });
    return merged;
  }
}
