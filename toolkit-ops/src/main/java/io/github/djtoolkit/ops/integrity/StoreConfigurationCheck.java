package io.github.djtoolkit.ops.integrity;

import io.github.djtoolkit.model.result.StoreConfigurationResult;
import io.github.djtoolkit.model.result.StoreConfigurationResult.Detail;
import io.github.djtoolkit.model.result.StoreConfigurationResult.Status;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.store.TrackedObject;
import io.github.djtoolkit.ops.internal.integrity.StoreDetails;
import io.github.djtoolkit.ops.internal.integrity.StoreUse;
import io.github.djtoolkit.ops.internal.integrity.StoreUses;
import io.github.djtoolkit.sql.integrity.TrackingRows;
import io.github.djtoolkit.sql.origin.Origins;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.storage.StoreProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jooq.DSLContext;

/**
 * Operation 9, check_store_configuration: compares the stores that a schema uses with those that
 * are configured, and contacts every configured one. It writes nothing. Thread-safe.
 */
public final class StoreConfigurationCheck {

  private static final int SAMPLE = 20;

  private final SqlSessions sessions;
  private final ObjectStores stores;

  /**
   * The operation.
   *
   * @param sessions where connections come from
   * @param stores the configured stores; they stay the caller's
   */
  public StoreConfigurationCheck(SqlSessions sessions, ObjectStores stores) {
    this.sessions = sessions;
    this.stores = stores;
  }

  /**
   * Checks the stores of a schema.
   *
   * @param schema name of the schema
   * @param options how
   * @return what was found; a store that cannot be reached is no error of the operation
   */
  public StoreConfigurationResult check(String schema, StoreConfigurationOptions options) {
    String origin;
    Map<String, List<TrackedObject>> used = new TreeMap<>();
    try (SqlSession session = sessions.open()) {
      SchemaSnapshot snapshot = new SchemaReader(session.db()).read(schema);
      origin =
          options.originSchema().isEmpty()
              ? Origins.writerOf(session.db(), schema)
              : options.originSchema();
      StoreUses.of(session.db(), snapshot)
          .forEach((store, use) -> used.put(store, sample(session.db(), use)));
    }
    Map<String, StoreProbe> probes = stores.probeAll(options.limit());
    TreeSet<String> names = new TreeSet<>(stores.names());
    names.addAll(used.keySet());
    StoreDetails details = new StoreDetails(stores, probes, origin);
    List<Detail> all = new ArrayList<>(details.general());
    names.forEach(name -> all.addAll(details.of(name, used.getOrDefault(name, List.of()))));
    return new StoreConfigurationResult(
        List.copyOf(stores.names()),
        withStatus(all, Status.MISSING),
        withStatus(all, Status.UNREACHABLE),
        List.copyOf(used.keySet()),
        all);
  }

  private static List<TrackedObject> sample(DSLContext db, StoreUse use) {
    return use.tracked().stream()
        .flatMap(t -> db.fetch(new TrackingRows(t.table()).sample(SAMPLE)).stream())
        .map(row -> TrackingRows.toRow(row).object())
        .toList();
  }

  private static List<String> withStatus(List<Detail> details, Status status) {
    return details.stream().filter(d -> d.status() == status).map(Detail::store).toList();
  }
}
