package io.github.djtoolkit.ops.internal.integrity;

import java.util.function.Consumer;

/** Some references, which any thread may go through, once. */
@FunctionalInterface
interface ReferenceShare {

  /** References of a share, of which a store's neighbours mostly follow each other. */
  int SIZE = 512;

  /** Hands out each reference. */
  void forEach(Consumer<Reference> consumer);
}
