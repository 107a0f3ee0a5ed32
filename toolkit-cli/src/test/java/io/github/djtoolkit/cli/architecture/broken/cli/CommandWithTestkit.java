package io.github.djtoolkit.cli.architecture.broken.cli;

import io.github.djtoolkit.cli.architecture.broken.testkit.Knows;

/** A command that knows the testkit. */
record CommandWithTestkit(Knows testkit) {}
