package io.github.djtoolkit.cli.architecture.broken.ops.here;

import io.github.djtoolkit.cli.architecture.broken.ops.there.There;

/** One half of a cycle. */
public record Here(There there) {}
