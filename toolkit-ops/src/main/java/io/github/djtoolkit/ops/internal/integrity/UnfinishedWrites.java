package io.github.djtoolkit.ops.internal.integrity;

import io.github.djtoolkit.model.result.IntegrityResult.OrphanFile;
import io.github.djtoolkit.model.result.IntegrityResult.StoreFailure;
import io.github.djtoolkit.model.result.RemoveUnfinishedResult;
import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.storage.ListingPart;
import io.github.djtoolkit.storage.ObjectInfo;
import io.github.djtoolkit.storage.ObjectPath;
import io.github.djtoolkit.storage.ObjectStore;
import io.github.djtoolkit.storage.ObjectStores;
import io.github.djtoolkit.storage.Removal;
import io.github.djtoolkit.storage.StorageException;
import io.github.djtoolkit.storage.layout.CurrentLayout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * Goes through a schema's own folders, which only runs on this schema write to, for unfinished
 * writes, and removes those that nobody changed lately. A bucket shows none: its own rules remove
 * unfinished uploads. For one use.
 */
final class UnfinishedWrites {

  private static final int EXAMPLES = 100;

  private final String schema;
  private final ObjectStores stores;
  private final Instant before;
  private final boolean removes;
  private final int threads;
  private final List<OrphanFile> listed = new ArrayList<>();
  private final List<StoreFailure> failures = new ArrayList<>();
  private long files;
  private long bytes;
  private long removable;
  private long removed;

  UnfinishedWrites(
      String schema, ObjectStores stores, Instant before, boolean removes, int threads) {
    this.schema = schema;
    this.stores = stores;
    this.before = before;
    this.removes = removes;
    this.threads = threads;
  }

  RemoveUnfinishedResult run(Collection<String> used) {
    used.stream()
        .flatMap(name -> stores.find(name).stream())
        .filter(spec -> !(spec.address() instanceof StoreAddress.Bucket))
        .forEach(this::goThrough);
    String status = files == 0 ? "complete" : removes ? "done" : "dry_run";
    return new RemoveUnfinishedResult(status, files, bytes, removable, removed, listed, failures);
  }

  private void goThrough(StoreSpec spec) {
    try {
      ObjectStore store = stores.get(spec.name());
      for (String folder : folders(spec)) {
        for (ObjectInfo file : found(store, folder)) {
          take(store, file);
        }
      }
    } catch (StorageException e) {
      failures.add(new StoreFailure(spec.name(), e.code(), String.valueOf(e.getMessage())));
    }
  }

  /** Where 0.14's and 2.x's objects lie; one folder where 2.x has no prefix. */
  private List<String> folders(StoreSpec spec) {
    return Stream.of(schema, CurrentLayout.of(spec).folder(schema)).distinct().toList();
  }

  private List<ObjectInfo> found(ObjectStore store, String folder) {
    Queue<ObjectInfo> found = new ConcurrentLinkedQueue<>();
    try (Workers listing = new Workers(threads)) {
      for (ListingPart part : store.listInParts(folder, found::add)) {
        listing.run(() -> goThrough(part));
      }
      listing.await();
    }
    return found.stream()
        .sorted(Comparator.comparing(ObjectInfo::path, ObjectPath.BYTE_ORDER))
        .toList();
  }

  private static void goThrough(ListingPart part) {
    try (Stream<ObjectInfo> objects = part.objects().get()) {
      objects.forEach(object -> {});
    }
  }

  private void take(ObjectStore store, ObjectInfo file) {
    files++;
    bytes += file.size();
    if (listed.size() < EXAMPLES) {
      String path = new FullPaths(Optional.of(store.spec().address())).of(file.path());
      listed.add(
          new OrphanFile(store.spec().name(), path, file.size(), file.modified().toString()));
    }
    if (!file.modified().isAfter(before)) {
      removable++;
      if (removes && store.removeUnfinished(file.path(), before) == Removal.REMOVED) {
        removed++;
      }
    }
  }
}
