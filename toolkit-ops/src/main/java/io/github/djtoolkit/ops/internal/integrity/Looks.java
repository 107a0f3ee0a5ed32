package io.github.djtoolkit.ops.internal.integrity;

import io.github.djtoolkit.storage.ObjectLookup;
import io.github.djtoolkit.storage.ObjectStore;

/**
 * Looks at the objects of references one by one while more of them come, some threads a share each.
 * Thread-safe.
 */
final class Looks {

  private final ObjectStore store;
  private final Judge judge;
  private final StoreFindings findings;
  private final Workers workers;

  /**
   * @param store the store
   * @param judge compares objects with references
   * @param findings is asked whether the store still answers
   * @param workers look
   */
  Looks(ObjectStore store, Judge judge, StoreFindings findings, Workers workers) {
    this.store = store;
    this.judge = judge;
    this.findings = findings;
    this.workers = workers;
  }

  /** Looks soon; waits while enough are waiting. */
  void add(ReferenceShare share) {
    workers.run(() -> look(share));
  }

  private void look(ReferenceShare share) {
    ObjectLookup lookup = store.lookup();
    share.forEach(
        reference -> {
          if (!findings.hasFailed()) {
            judge.looked(reference, lookup);
          }
        });
  }
}
