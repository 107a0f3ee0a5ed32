package io.github.djtoolkit.ops.internal.integrity;

import io.github.djtoolkit.model.result.IntegrityResult.Fault;
import io.github.djtoolkit.storage.ObjectInfo;
import io.github.djtoolkit.storage.StorageException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/**
 * What is found in one store: everything is counted, and as much is kept as may be listed.
 * Thread-safe.
 */
final class StoreFindings {

  private static final int REPORTED = 1_000;

  /**
   * An object that is not as it should be.
   *
   * @param reference what refers to it
   * @param fault what is wrong; empty where it is missing
   * @param actualSize its size, where that is known
   * @param error what is wrong, in words
   */
  record Broken(
      Reference reference, Optional<Fault> fault, OptionalLong actualSize, String error) {}

  private final int limit;
  private final Instant settled;
  private final LongConsumer progress;
  private final List<Broken> missing = new ArrayList<>();
  private final List<Broken> damaged = new ArrayList<>();
  private final Map<Fault, Long> faults = new EnumMap<>(Fault.class);
  private final Map<StoreUse.Values, Long> withoutPath = new LinkedHashMap<>();
  private final List<ObjectInfo> orphanFiles = new ArrayList<>();
  private final List<Reference> orphanRows = new ArrayList<>();
  private final List<ObjectInfo> listedUnfinished = new ArrayList<>();
  private volatile Optional<StorageException> failure = Optional.empty();
  private long judged;
  private long valid;
  private long missed;
  private long refused;
  private long folders;
  private long unverified;
  private long files;
  private long recentFiles;
  private long fileBytes;
  private long rows;
  private long unfinished;
  private long unfinishedBytes;

  /**
   * @param limit findings of a kind to keep
   * @param settled objects written after this may belong to a row that is not committed yet
   * @param progress is told how many references were judged, now and then
   */
  StoreFindings(int limit, Instant settled, LongConsumer progress) {
    this.limit = limit;
    this.settled = settled;
    this.progress = progress;
  }

  synchronized void valid() {
    valid++;
    report();
  }

  synchronized void unverified() {
    unverified++;
  }

  synchronized void folder() {
    folders++;
  }

  synchronized void missing(Reference reference) {
    missed++;
    keep(missing, new Broken(reference, Optional.empty(), OptionalLong.empty(), ""));
    report();
  }

  synchronized void damaged(
      Reference reference, Fault fault, OptionalLong actualSize, String error) {
    faults.merge(fault, 1L, Long::sum);
    keep(damaged, new Broken(reference, Optional.of(fault), actualSize, error));
    report();
  }

  /** An object that was valid at its second place, and is damaged at the first. */
  synchronized void damagedAfterAll(
      Reference reference, Fault fault, OptionalLong actualSize, String error) {
    valid--;
    damaged(reference, fault, actualSize, error);
  }

  /** A path that leads out of the store. */
  synchronized void refused(Reference reference, StorageException error) {
    refused++;
    damaged(reference, Fault.UNREADABLE, OptionalLong.empty(), String.valueOf(error.getMessage()));
  }

  synchronized void withoutPath(StoreUse.Values values) {
    withoutPath.merge(values, 1L, Long::sum);
  }

  synchronized void orphan(ObjectInfo file) {
    files++;
    fileBytes += file.size();
    if (file.modified().isAfter(settled)) {
      recentFiles++;
    }
    keep(orphanFiles, file);
  }

  /** A file that is no object. */
  synchronized void unfinished(ObjectInfo file) {
    unfinished++;
    unfinishedBytes += file.size();
    keep(listedUnfinished, file);
  }

  synchronized void orphan(Reference row) {
    rows++;
    keep(orphanRows, row);
  }

  /** The store cannot be asked any more. The first failure counts. */
  synchronized void failed(StorageException error) {
    failure = failure.or(() -> Optional.of(error));
  }

  boolean hasFailed() {
    return failure.isPresent();
  }

  /** A missing object turned up. */
  synchronized void foundAgain(Broken broken) {
    missing.remove(broken);
    missed--;
    valid++;
  }

  /** Nothing refers to an object any more. */
  synchronized void forget(Broken broken) {
    if (missing.remove(broken)) {
      missed--;
    } else if (damaged.remove(broken)) {
      faults.merge(broken.fault().orElseThrow(), -1L, Long::sum);
    }
  }

  synchronized List<Broken> missing() {
    return List.copyOf(missing);
  }

  synchronized List<Broken> damaged() {
    return List.copyOf(damaged);
  }

  synchronized Map<StoreUse.Values, Long> valuesWithoutPath() {
    return Map.copyOf(withoutPath);
  }

  synchronized StoreTotals totals() {
    return new StoreTotals(
        valid,
        missed,
        Map.copyOf(faults),
        refused,
        folders,
        unverified,
        files,
        recentFiles,
        fileBytes,
        rows,
        List.copyOf(orphanFiles),
        List.copyOf(orphanRows),
        unfinished,
        unfinishedBytes,
        List.copyOf(listedUnfinished),
        failure);
  }

  private <T> void keep(List<T> list, T finding) {
    if (list.size() < limit) {
      list.add(finding);
    }
  }

  private void report() {
    if (++judged % REPORTED == 0) {
      progress.accept(judged);
    }
  }
}
