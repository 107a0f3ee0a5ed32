package io.github.djtoolkit.cli.architecture.broken.ops.there;

import io.github.djtoolkit.cli.architecture.broken.ops.here.Here;

/** The other half of a cycle. */
public interface There {

  /** The other half. */
  Here here();
}
