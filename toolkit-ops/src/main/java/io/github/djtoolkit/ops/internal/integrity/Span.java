package io.github.djtoolkit.ops.internal.integrity;

import io.github.djtoolkit.storage.ObjectInfo;
import io.github.djtoolkit.storage.ObjectPath;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Consecutive references that are checked by one thread.
 *
 * @param from path of the first
 * @param until the first path behind them; empty where there is none
 * @param listing the objects among which they should be; empty where each is asked for
 * @param owned whether the listing is of the schema's own folders: what no row tells of there is an
 *     orphan. Elsewhere it is somebody else's
 */
record Span(
    String from,
    Optional<String> until,
    Optional<Supplier<Stream<ObjectInfo>>> listing,
    boolean owned) {

  /** Whether the next reference belongs to the span. */
  boolean holds(ReferenceCursor references) {
    return references.hasNext()
        && until
            .filter(end -> ObjectPath.BYTE_ORDER.compare(references.peek().path(), end) >= 0)
            .isEmpty();
  }
}
