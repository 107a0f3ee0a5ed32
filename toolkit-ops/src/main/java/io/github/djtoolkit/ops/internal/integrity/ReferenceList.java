package io.github.djtoolkit.ops.internal.integrity;

import io.github.djtoolkit.storage.ObjectPath;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** References that are few enough for the heap. */
final class ReferenceList extends References {

  private final List<Reference> sorted;

  /**
   * @param sorted the references in the order of their paths
   */
  ReferenceList(List<Reference> sorted) {
    super(sorted.stream().reduce(Totals.NONE, Totals::with, (one, other) -> other));
    this.sorted = sorted;
  }

  @Override
  ReferenceCursor from(String path) {
    Iterator<Reference> rest = sorted.subList(index(path), sorted.size()).iterator();
    return new ReferenceCursor(() -> rest.hasNext() ? Optional.of(rest.next()) : Optional.empty());
  }

  @Override
  public void close() {}

  /** Where the first is whose path is not before one. */
  private int index(String path) {
    int low = 0;
    int high = sorted.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ObjectPath.BYTE_ORDER.compare(sorted.get(middle).path(), path) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
