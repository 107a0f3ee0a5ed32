package io.github.djtoolkit.cli.architecture.broken.testkit;

import io.github.djtoolkit.cli.architecture.broken.sql.internal.Secret;

/** A testkit that knows more than the model. */
public record Knows(Secret secret) {}
