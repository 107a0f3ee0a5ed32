package io.github.djtoolkit.ops.internal.pointer;

import io.github.djtoolkit.storage.CopyResult.Means;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts how the objects of one column came to their places. Thread-safe. */
public final class PlacedCounts {

  private final Map<Means, LongAdder> objects = new EnumMap<>(Means.class);
  private final LongAdder rows = new LongAdder();
  private volatile boolean placed;

  /** Nothing is counted yet. */
  public PlacedCounts() {
    for (Means means : Means.values()) {
      objects.put(means, new LongAdder());
    }
  }

  void add(Means means) {
    adder(means).increment();
  }

  /** All objects that were listed were proved to be at their places. */
  void allPlaced() {
    placed = true;
  }

  /** Whether some step of this run has placed all objects that were listed then. */
  boolean areAllPlaced() {
    return placed;
  }

  void addRows(long number) {
    rows.add(number);
  }

  /**
   * Objects that came to their places in one way.
   *
   * @param means the way
   * @return how many objects were placed by it
   */
  public long of(Means means) {
    return adder(means).sum();
  }

  /**
   * Values that name a new place.
   *
   * @return rows of all objects
   */
  public long rows() {
    return rows.sum();
  }

  private LongAdder adder(Means means) {
    return objects.computeIfAbsent(means, m -> new LongAdder());
  }
}
