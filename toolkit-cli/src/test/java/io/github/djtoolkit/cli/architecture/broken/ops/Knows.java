package io.github.djtoolkit.cli.architecture.broken.ops;

/** Operations that know the testkit. */
record Knows(io.github.djtoolkit.cli.architecture.broken.testkit.Knows testkit) {}
