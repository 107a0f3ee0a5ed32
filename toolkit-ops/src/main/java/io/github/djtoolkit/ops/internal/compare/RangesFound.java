package io.github.djtoolkit.ops.internal.compare;

import io.github.djtoolkit.sql.key.KeyRange;
import java.util.List;
import java.util.TreeMap;

/**
 * The first ranges in which something was found, in their order. Since each holds at least one
 * discrepancy, no more are kept than discrepancies are wanted. Thread-safe.
 */
final class RangesFound {

  private final int limit;
  private final TreeMap<Long, KeyRange> ranges = new TreeMap<>();

  RangesFound(int limit) {
    this.limit = limit;
  }

  synchronized void add(long number, KeyRange range) {
    ranges.put(number, range);
    if (ranges.size() > limit) {
      ranges.pollLastEntry();
    }
  }

  synchronized List<KeyRange> inOrder() {
    return List.copyOf(ranges.values());
  }
}
