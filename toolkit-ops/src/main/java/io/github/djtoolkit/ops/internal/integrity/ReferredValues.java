package io.github.djtoolkit.ops.internal.integrity;

import io.github.djtoolkit.model.external.ExternalColumn;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How many tracking rows the values of each column refer to. Thread-safe. */
final class ReferredValues {

  private final Map<ExternalColumn, LongAdder> rows = new ConcurrentHashMap<>();

  /** The number for a column, to be counted up. */
  LongAdder of(ExternalColumn column) {
    return rows.computeIfAbsent(column, c -> new LongAdder());
  }
}
