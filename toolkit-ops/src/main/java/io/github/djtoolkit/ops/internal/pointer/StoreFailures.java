package io.github.djtoolkit.ops.internal.pointer;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts failures of a store, to know when going on is of no use. Thread-safe. */
final class StoreFailures {

  private final int limit;
  private final AtomicInteger count = new AtomicInteger();

  StoreFailures(int limit) {
    this.limit = limit;
  }

  void add() {
    count.incrementAndGet();
  }

  /** Whatever was counted, it is too much from now on. */
  void giveUp() {
    count.addAndGet(limit);
  }

  boolean tooMany() {
    return count.get() >= limit;
  }
}
