package io.github.djtoolkit.ops.internal.integrity;

import io.github.djtoolkit.model.result.StoreConfigurationResult.Detail;
import io.github.djtoolkit.model.result.StoreConfigurationResult.Status;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.model.store.TrackedObject;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.storage.StorageException;
import io.github.djtoolkit.storage.StoreProbe;
import io.github.djtoolkit.storage.SubfoldingProbe;
import io.github.djtoolkit.storage.SubfoldingReport;
import io.github.djtoolkit.storage.config.ConfigurationFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says how single stores are. */
public final class StoreDetails {

  private final ObjectStores stores;
  private final Map<String, StoreProbe> probes;
  private final String origin;

  /**
   * @param stores the configured stores
   * @param probes what the contact with each has shown
   * @param origin schema that wrote the objects
   */
  public StoreDetails(ObjectStores stores, Map<String, StoreProbe> probes, String origin) {
    this.stores = stores;
    this.probes = Map.copyOf(probes);
    this.origin = origin;
  }

  /**
   * {@return what the configuration says that is about no store or about one that it does not
   * describe}
   */
  public List<Detail> general() {
    return stores.findings().stream()
        .filter(finding -> stores.find(finding.store()).isEmpty())
        .map(finding -> detail(finding.store(), status(finding), Optional.of(finding.message())))
        .toList();
  }

  /**
   * What is to be said of one store.
   *
   * @param store its name
   * @param sample some objects of the schema that should lie in its folders
   * @return one detail at least
   */
  public List<Detail> of(String store, List<TrackedObject> sample) {
    if (stores.find(store).isEmpty()) {
      return List.of(
          detail(
              store,
              Status.MISSING,
              Optional.of(
                  "The schema uses store "
                      + store
                      + ", and no configuration describes it. Describe it under \"stores\" in datajoint.json, or give the"
                      + " dj_local_conf.json that 0.14 used. Names are compared exactly.")));
    }
    List<Detail> all = new ArrayList<>();
    StoreProbe probe = probes.getOrDefault(store, StoreProbe.unreachable("it was not contacted"));
    all.add(detail(store, status(probe), probe.reason()));
    stores.findings().stream()
        .filter(finding -> finding.store().equals(store))
        .forEach(f -> all.add(detail(store, status(f), Optional.of(f.message()))));
    if (StoreSpec.RESERVED_NAMES.contains(store)
        && all.stream().noneMatch(d -> d.status() == Status.NAME_COLLISION)) {
      all.add(
          detail(
              store,
              Status.NAME_COLLISION,
              Optional.of(
                  "2.x takes \""
                      + store
                      + "\" for the name of the store to use by default, not for a store.")));
    }
    if (probe.readable()) {
      subfolding(store, sample).ifPresent(all::add);
    }
    return all;
  }

  private Optional<Detail> subfolding(String store, List<TrackedObject> sample) {
    try {
      SubfoldingReport report =
          new SubfoldingProbe(Math.max(1, sample.size())).probe(stores.get(store), origin, sample);
      return switch (report.verdict()) {
        case CONFIGURED, NO_SAMPLE -> Optional.empty();
        case OTHER, MIXED ->
            Optional.of(detail(store, Status.WRONG_SUBFOLDING, Optional.of(report.message())));
        case NOTHING_FOUND ->
            Optional.of(detail(store, Status.OBJECTS_NOT_FOUND, Optional.of(report.message())));
      };
    } catch (StorageException e) {
      return Optional.of(detail(store, Status.UNREACHABLE, Optional.ofNullable(e.getMessage())));
    }
  }

  private Detail detail(String store, Status status, Optional<String> error) {
    Optional<StoreSpec> spec = stores.find(store);
    return new Detail(
        store,
        status,
        spec.map(s -> s.address().display()).orElse(""),
        spec.map(s -> s.address().protocol()).orElse(""),
        error);
  }

  private static Status status(StoreProbe probe) {
    if (!probe.readable()) {
      return Status.UNREACHABLE;
    }
    return probe.writable() ? Status.OK : Status.READ_ONLY;
  }

  private static Status status(ConfigurationFinding finding) {
    return finding.kind() == ConfigurationFinding.Kind.NAME_COLLIDES
        ? Status.NAME_COLLISION
        : Status.CONFIGURATION;
  }
}
