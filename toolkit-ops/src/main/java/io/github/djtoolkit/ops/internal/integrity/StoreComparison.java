package io.github.djtoolkit.ops.internal.integrity;

import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.ops.integrity.IntegrityOptions;
import io.github.djtoolkit.ops.internal.integrity.StoreFindings.Broken;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.storage.ObjectStore;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.storage.StorageException;
import io.github.djtoolkit.storage.layout.CurrentLayout;
import java.util.Optional;
import java.util.function.Consumer;

/** Compares what a schema refers to in one store with what is there. For one thread. */
final class StoreComparison implements AutoCloseable {

  private final ObjectStores stores;
  private final StoreUse use;
  private final SchemaSnapshot schema;
  private final String origin;
  private final IntegrityOptions options;
  private final StoreFindings findings;
  private final ProgressListener listener;
  private final Workers lookers;
  private final Workers readers;

  /**
   * @param stores the configured stores
   * @param use what refers to the store
   * @param schema the schema
   * @param origin schema that wrote the legacy objects
   * @param options what to look for
   * @param findings is told the outcome
   * @param listener is told of folders that cannot be listed
   * @param threads how many objects are looked at at the same time
   */
  StoreComparison(
      ObjectStores stores,
      StoreUse use,
      SchemaSnapshot schema,
      String origin,
      IntegrityOptions options,
      StoreFindings findings,
      ProgressListener listener,
      int threads) {
    this.stores = stores;
    this.use = use;
    this.schema = schema;
    this.origin = origin;
    this.options = options;
    this.findings = findings;
    this.listener = listener;
    this.lookers = new Workers(threads);
    this.readers = new Workers(threads);
  }

  /** Goes through the references beside listings of the store. */
  void list(References references) {
    try {
      ObjectStore store = stores.get(use.store());
      Judge judge = judge(store);
      SpanCheck check = new SpanCheck(store, references, judge, findings, listener);
      SpanPlanner planner = new SpanPlanner(store, findings::unfinished);
      planner.addArea(origin, origin.equals(schema.name()));
      if (!use.values().isEmpty()) {
        planner.addArea(CurrentLayout.of(store.spec()).folder(schema.name()), true);
      }
      planner.plan(references, span -> lookers.run(() -> check.check(span)));
      lookers.await();
      finish(store, judge);
    } catch (StorageException e) {
      findings.failed(e);
    }
  }

  /** Looks at the object of each reference by itself. */
  void look(References references) {
    try (ReferenceCursor cursor = references.from("")) {
      look(shares -> cursor.forEachShare(shares));
    }
  }

  /**
   * Looks at the object of each reference by itself, while the next ones are being read.
   *
   * @param reading hands out every reference once
   */
  void look(Consumer<Consumer<ReferenceShare>> reading) {
    Optional<ObjectStore> store = open();
    if (store.isEmpty()) {
      reading.accept(share -> share.forEach(reference -> {}));
      return;
    }
    Judge judge = judge(store.get());
    reading.accept(new Looks(store.get(), judge, findings, lookers)::add);
    lookers.await();
    try {
      finish(store.get(), judge);
    } catch (StorageException e) {
      findings.failed(e);
    }
  }

  @Override
  public void close() {
    lookers.close();
    readers.close();
  }

  private Optional<ObjectStore> open() {
    try {
      return Optional.of(stores.get(use.store()));
    } catch (StorageException e) {
      findings.failed(e);
      return Optional.empty();
    }
  }

  private Judge judge(ObjectStore store) {
    return new Judge(store, origin, options.checksum(), readers, findings);
  }

  private void finish(ObjectStore store, Judge judge) {
    readers.await();
    judge.finish();
    confirmMissing(store, judge);
  }

  /** An object may have come back, or have been moved, while the store was gone through. */
  private void confirmMissing(ObjectStore store, Judge judge) {
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
}
