package io.github.djtoolkit.ops.internal.external;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Record;

/** Reads rows of counts. */
final class Counts {

  private Counts() {}

  static List<Long> all(Record row) {
    List<Long> counts = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      counts.add(row.get(i, Long.class));
    }
    return counts;
  }

  static long sum(Record row) {
    return all(row).stream().mapToLong(Long::longValue).sum();
  }
}
