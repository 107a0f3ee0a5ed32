package io.github.djtoolkit.cli.architecture.broken.storage;

import io.github.djtoolkit.cli.architecture.broken.sql.internal.Secret;

/** A storage that knows toolkit-sql. */
public record Knows(Secret secret) {}
