package io.github.djtoolkit.ops.internal.integrity;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Where a cursor gets its references from. For one thread. */
interface ReferenceSource extends Closeable {

  /** The next reference, or empty at the end. */
  Optional<Reference> read() throws IOException;

  @Override
  default void close() throws IOException {}
}
