package io.github.djtoolkit.ops.internal.integrity;

import io.github.djtoolkit.model.external.TrackingTable;
import io.github.djtoolkit.model.result.IntegrityResult.Damaged;
import io.github.djtoolkit.model.result.IntegrityResult.Missing;
import io.github.djtoolkit.model.result.IntegrityResult.OrphanFile;
import io.github.djtoolkit.model.result.IntegrityResult.OrphanRow;
import io.github.djtoolkit.model.result.IntegrityResult.StoreFailure;
import io.github.djtoolkit.model.result.IntegrityResult.Unresolved;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.ops.integrity.IntegrityOptions;
import io.github.djtoolkit.ops.internal.integrity.StoreFindings.Broken;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.storage.ObjectInfo;
import io.github.djtoolkit.storage.ObjectPath;
import io.github.djtoolkit.storage.ObjectStore;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.storage.StorageException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Verifies what one schema refers to, store by store. Thread-safe. */
public final class StoreVerification {

  private final SqlSessions sessions;
  private final ObjectStores stores;
  private final ProgressListener listener;
  private final int threads;

  /**
   * @param sessions where connections come from; one is open at a time
   * @param stores the configured stores
   * @param listener is told how far it is
   * @param threads how many objects are looked at at the same time
   */
  public StoreVerification(
      SqlSessions sessions, ObjectStores stores, ProgressListener listener, int threads) {
    this.sessions = sessions;
    this.stores = stores;
    this.listener = listener;
    this.threads = threads;
  }

  /**
   * Verifies one store. The references are read first, then the store is listed while the database
   * is asked for values that lead to none, then the rows of what was found are looked for.
   *
   * @param schema the schema
   * @param use what refers to the store
   * @param origin schema that wrote the legacy objects
   * @param options what to look for
   * @return what was found
   */
  public StoreReport verify(
      SchemaSnapshot schema, StoreUse use, String origin, IntegrityOptions options) {
    Instant settled = Instant.now().minus(options.settling());
    TableName shown = TrackingTable.live(schema.name(), use.store());
    try (Totalled total = new Totalled()) {
      StoreFindings findings =
          new StoreFindings(
              options.limit(),
              settled,
              done -> listener.progress(shown, done, Math.max(done, total.number())));
      try (SqlSession session = sessions.open()) {
        total.references =
            Optional.of(
                new ReferenceReader(session.db(), stores.find(use.store()), origin, findings)
                    .read(use));
      }
      List<Unresolved> unresolved = new ArrayList<>();
      try (Workers database = new Workers(1)) {
        database.run(() -> unresolved.addAll(unresolved(schema, use, findings)));
        compare(schema, use, origin, options, total.references.get(), findings);
        database.await();
      }
      return report(schema, use, total.number(), findings, unresolved);
    }
  }

  private List<Unresolved> unresolved(SchemaSnapshot schema, StoreUse use, StoreFindings findings) {
    try (SqlSession session = sessions.open()) {
      return new UnresolvedValues(session.db(), schema).of(use, findings.valuesWithoutPath());
    }
  }

  private void compare(
      SchemaSnapshot schema,
      StoreUse use,
      String origin,
      IntegrityOptions options,
      References references,
      StoreFindings findings) {
    try (Workers spans = new Workers(threads);
        Workers readers = new Workers(threads)) {
      ObjectStore store = stores.get(use.store());
      Judge judge = new Judge(store, origin, options.checksum(), readers, findings);
      SpanCheck check = new SpanCheck(store, references, judge, findings, listener);
      SpanPlanner planner = new SpanPlanner(store, findings::unfinished);
      planner.addArea(origin, origin.equals(schema.name()));
      if (!use.values().isEmpty()) {
        planner.addArea(section(store.spec()) + schema.name(), true);
      }
      planner.plan(references, span -> spans.run(() -> check.check(span)));
      spans.await();
      readers.await();
      judge.finish();
      confirmMissing(store, judge, findings);
    } catch (StorageException e) {
      findings.failed(e);
    }
  }

  /** An object may have come back, or have been moved, while the store was listed. */
  private static void confirmMissing(ObjectStore store, Judge judge, StoreFindings findings) {
    for (Broken broken : findings.missing()) {
      if (findings.hasFailed()) {
        return;
      }
      Reference reference = broken.reference();
      try {
        boolean back =
            store
                .stat(reference.path())
                .filter(now -> reference.size().orElse(now.size()) == now.size())
                .isPresent();
        if (back) {
          findings.foundAgain(broken);
        }
      } catch (StorageException e) {
        findings.forget(broken);
        judge.trouble(reference, e);
      }
    }
  }

  private StoreReport report(
      SchemaSnapshot schema,
      StoreUse use,
      long references,
      StoreFindings findings,
      List<Unresolved> unresolved) {
    FullPaths paths = new FullPaths(stores.find(use.store()).map(StoreSpec::address));
    RowLookup rows = lookUp(schema, use, findings);
    List<Broken> gone =
        Stream.concat(findings.missing().stream(), findings.damaged().stream())
            .filter(broken -> rows.of(broken.reference()).isEmpty())
            .toList();
    gone.forEach(findings::forget);
    StoreTotals totals = findings.totals();
    return new StoreReport(
        use.store(),
        references + totals.refused() - gone.size(),
        totals,
        sorted(findings.missing()).map(b -> missing(use.store(), b, paths, rows)).toList(),
        sorted(findings.damaged()).map(b -> damaged(use.store(), b, paths, rows)).toList(),
        unresolved,
        orphans(use.store(), totals.listedFiles(), paths),
        totals.listedRows().stream()
            .sorted(Comparator.comparing(Reference::path, ObjectPath.BYTE_ORDER))
            .map(row -> new OrphanRow(use.store(), row.shownHash(), row.filepath()))
            .toList(),
        orphans(use.store(), totals.listedUnfinished(), paths),
        totals
            .failure()
            .map(e -> new StoreFailure(use.store(), e.code(), String.valueOf(e.getMessage()))));
  }

  private RowLookup lookUp(SchemaSnapshot schema, StoreUse use, StoreFindings findings) {
    List<Reference> broken =
        Stream.concat(findings.missing().stream(), findings.damaged().stream())
            .map(Broken::reference)
            .toList();
    RowLookup rows = new RowLookup(schema, use);
    if (!broken.isEmpty()) {
      try (SqlSession session = sessions.open()) {
        rows.find(broken, session.db());
      }
    }
    return rows;
  }

  private static Stream<Broken> sorted(List<Broken> found) {
    return found.stream()
        .sorted(Comparator.comparing(b -> b.reference().path(), ObjectPath.BYTE_ORDER));
  }

  private static Missing missing(String store, Broken broken, FullPaths paths, RowLookup rows) {
    Reference reference = broken.reference();
    return new Missing(
        store,
        reference.shownHash(),
        reference.filepath(),
        paths.of(reference.path()),
        reference.size(),
        rows.of(reference));
  }

  private static Damaged damaged(String store, Broken broken, FullPaths paths, RowLookup rows) {
    Reference reference = broken.reference();
    return new Damaged(
        store,
        reference.shownHash(),
        reference.filepath(),
        paths.of(reference.path()),
        reference.size(),
        broken.fault().orElseThrow(),
        broken.actualSize(),
        broken.error(),
        rows.of(reference));
  }

  private static List<OrphanFile> orphans(String store, List<ObjectInfo> files, FullPaths paths) {
    return files.stream()
        .sorted(Comparator.comparing(ObjectInfo::path, ObjectPath.BYTE_ORDER))
        .map(f -> new OrphanFile(store, paths.of(f.path()), f.size(), f.modified().toString()))
        .toList();
  }

  private static String section(StoreSpec spec) {
    return spec.hashPrefix().isEmpty() ? "" : spec.hashPrefix() + "/";
  }

  /** The references once they are read, for whoever wants to know how many there are. */
  private static final class Totalled implements AutoCloseable {

    private volatile Optional<References> references = Optional.empty();

    long number() {
      return references.map(References::counted).orElse(0L);
    }

    @Override
    public void close() {
      references.ifPresent(References::close);
    }
  }
}
