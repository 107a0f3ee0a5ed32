package io.github.djtoolkit.ops.internal.pointer;

import io.github.djtoolkit.model.result.RemoveOriginalsResult;
import io.github.djtoolkit.model.result.RemoveOriginalsResult.Kept;
import io.github.djtoolkit.ops.internal.pointer.Verdict.Fate;
import java.util.ArrayList;
import java.util.List;

/** Counts what becomes of originals. For one thread. */
final class RemovalTally {

  private static final int EXAMPLES = 100;

  private final List<Kept> kept = new ArrayList<>();
  private long originals;
  private long removable;
  private long removed;
  private long gone;
  private long bytes;
  private long keptCount;

  void addOriginals(long number) {
    originals += number;
  }

  void addRemovable(long number) {
    removable += number;
  }

  /** Counts what became of an original, or in a dry run would. */
  void add(Verdict verdict) {
    if (verdict.fate().stays()) {
      keptCount++;
      if (kept.size() < EXAMPLES) {
        Original original = verdict.original();
        kept.add(new Kept(original.store(), original.path(), verdict.reason()));
      }
    } else {
      removed += verdict.fate() == Fate.REMOVED ? 1 : 0;
      gone += verdict.fate() == Fate.ABSENT ? 1 : 0;
      bytes += verdict.bytes();
    }
  }

  RemoveOriginalsResult result(boolean executed, List<String> schemas) {
    String status = originals == 0 ? "complete" : executed ? "done" : "dry_run";
    return new RemoveOriginalsResult(
        status, originals, removable, removed, gone, bytes, kept, keptCount, schemas);
  }
}
