package io.github.djtoolkit.ops.integrity;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.result.IntegrityResult;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.ops.internal.integrity.StoreReport;
import io.github.djtoolkit.ops.internal.integrity.StoreReports;
import io.github.djtoolkit.ops.internal.integrity.StoreUse;
import io.github.djtoolkit.ops.internal.integrity.StoreUses;
import io.github.djtoolkit.ops.internal.integrity.StoreVerification;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.sql.origin.Origins;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.storage.ObjectStores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Operation 10, verify_external_integrity: compares what a schema's columns refer to with what is
 * in the stores, in whatever stage the migration is. It writes nothing to the database or the
 * stores. References that a quarter of the heap has no room for go to temporary files of about 200
 * bytes each, so memory does not grow with them. Thread-safe.
 *
 * <p>Others may write meanwhile. The database is read before a store is looked at, and each missing
 * object that is listed is asked for once more and left out if no row refers to it any more; so
 * what is inserted or deleted meanwhile is not reported as missing. Findings beyond the limit are
 * counted as they were seen.
 */
public final class IntegrityVerification {

  private final SqlSessions sessions;
  private final StoreVerification verification;

  /**
   * The operation.
   *
   * @param sessions where connections come from; it uses two at a time
   * @param stores the configured stores; they stay the caller's
   * @param listener is told how far it is
   * @param parallelism how many folders or objects are looked at at the same time
   */
  public IntegrityVerification(
      SqlSessions sessions, ObjectStores stores, ProgressListener listener, int parallelism) {
    this.sessions = sessions;
    this.verification = new StoreVerification(sessions, stores, listener, parallelism);
  }

  /**
   * Verifies a schema.
   *
   * @param schema name of the schema
   * @param options what to look at
   * @return what was found; a store that cannot be reached is a finding
   * @throws ToolkitException with code {@code store_not_used} if the schema does not use the store
   *     that the options name
   */
  public IntegrityResult verify(String schema, IntegrityOptions options) {
    SchemaSnapshot snapshot;
    Map<String, StoreUse> uses;
    String origin;
    try (SqlSession session = sessions.open()) {
      snapshot = new SchemaReader(session.db()).read(schema);
      uses = StoreUses.of(session.db(), snapshot);
      origin =
          options.originSchema().isEmpty()
              ? Origins.writerOf(session.db(), schema)
              : options.originSchema();
    }
    options
        .store()
        .filter(store -> !uses.containsKey(store))
        .ifPresent(
            store -> {
              throw new ToolkitException(
                  "store_not_used",
                  "Schema `"
                      + schema
                      + "` does not use store "
                      + store
                      + ". It uses "
                      + (uses.isEmpty() ? "none" : String.join(", ", uses.keySet()))
                      + ".");
            });
    List<StoreReport> reports = new ArrayList<>();
    for (StoreUse use : uses.values()) {
      if (options.store().isEmpty() || options.store().get().equals(use.store())) {
        reports.add(verification.verify(snapshot, use, origin, options));
      }
    }
    return StoreReports.sum(reports, options);
  }
}
