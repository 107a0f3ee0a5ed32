package io.github.djtoolkit.ops.internal.integrity;

import io.github.djtoolkit.model.external.TrackingTable;
import io.github.djtoolkit.model.result.IntegrityResult.Damaged;
import io.github.djtoolkit.model.result.IntegrityResult.Missing;
import io.github.djtoolkit.model.result.IntegrityResult.OrphanFile;
import io.github.djtoolkit.model.result.IntegrityResult.OrphanRow;
import io.github.djtoolkit.model.result.IntegrityResult.StoreFailure;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.ops.integrity.IntegrityOptions;
import io.github.djtoolkit.ops.internal.integrity.StoreFindings.Broken;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.storage.ObjectInfo;
import io.github.djtoolkit.storage.ObjectPath;
import io.github.djtoolkit.storage.ObjectStores;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Verifies what one schema refers to, store by store. Thread-safe. */
public final class StoreVerification {

  private final SqlSessions sessions;
  private final ObjectStores stores;
  private final ProgressListener listener;
  private final int threads;

  /**
   * @param sessions where connections come from; two are open at a time
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
   * Verifies one store. Where orphans are looked for, the references are read first, and then the
   * store is listed while the database is asked for values that lead to none. Where they are not,
   * each object is looked at while the next references are being read, if each reference comes
   * once. At last the rows of what was found are looked for.
   *
   * @param schema the schema
   * @param use what refers to the store
   * @param origin schema that wrote the legacy objects
   * @param options what to look for
   * @return what was found
   */
  public StoreReport verify(
      SchemaSnapshot schema, StoreUse use, String origin, IntegrityOptions options) {
    AtomicLong number = new AtomicLong();
    TableName shown = TrackingTable.live(schema.name(), use.store());
    StoreFindings findings =
        new StoreFindings(
            options.limit(),
            Instant.now().minus(options.settling()),
            done -> listener.progress(shown, done, Math.max(done, number.get())));
    StoreRows rows = new StoreRows(sessions, schema, use, findings);
    try (Workers database = new Workers(1);
        StoreComparison comparison =
            new StoreComparison(
                stores, use, schema, origin, options, findings, listener, threads)) {
      database.run(rows::countValues);
      Consumer<Consumer<ReferenceShare>> reading =
          shares -> rows.read(stores.find(use.store()), origin, shares);
      if (!options.orphans() && isLookedAtMeanwhile(use, options)) {
        comparison.look(shares -> reading.accept(share -> shares.accept(counted(share, number))));
      } else {
        try (References references = sorted(reading)) {
          number.set(references.counted());
          if (options.orphans()) {
            comparison.list(references);
          } else {
            comparison.look(references);
          }
        }
      }
      database.await();
    }
    return report(use, number.get(), findings, rows);
  }

  /**
   * Whether objects may be looked at while the rows are read, which keeps the statement open: each
   * has to come once, and a look has to be quick.
   */
  private boolean isLookedAtMeanwhile(StoreUse use, IntegrityOptions options) {
    return use.namesEachObjectOnce()
        && !options.checksum()
        && stores
            .find(use.store())
            .filter(spec -> spec.address() instanceof StoreAddress.Folder)
            .isPresent();
  }

  private static ReferenceShare counted(ReferenceShare share, AtomicLong number) {
    return consumer ->
        share.forEach(
            reference -> {
              if (reference.role().isCounted()) {
                number.incrementAndGet();
              }
              consumer.accept(reference);
            });
  }

  private static References sorted(Consumer<Consumer<ReferenceShare>> reading) {
    try (ReferenceSorter sorter = new ReferenceSorter()) {
      reading.accept(share -> share.forEach(sorter::add));
      return sorter.finish();
    }
  }

  private StoreReport report(
      StoreUse use, long references, StoreFindings findings, StoreRows database) {
    FullPaths paths = new FullPaths(stores.find(use.store()).map(StoreSpec::address));
    RowLookup rows = database.lookUp();
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
        database.unresolved(),
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
}
