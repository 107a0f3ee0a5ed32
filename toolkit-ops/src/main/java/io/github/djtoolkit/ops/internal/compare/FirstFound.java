package io.github.djtoolkit.ops.internal.compare;

import java.util.List;
import java.util.TreeMap;

/**
 * The first things that were found, in their order, no more than discrepancies are wanted: of
 * ranges, since each holds one at least. Thread-safe.
 *
 * @param <T> what is found
 */
final class FirstFound<T> {

  private final int limit;
  private final TreeMap<Long, T> found = new TreeMap<>();

  FirstFound(int limit) {
    this.limit = limit;
  }

  synchronized void add(long number, T thing) {
    found.put(number, thing);
    if (found.size() > limit) {
      found.pollLastEntry();
    }
  }

  synchronized List<T> inOrder() {
    return List.copyOf(found.values());
  }
}
