package io.github.djtoolkit.cli.architecture.broken.sql;

/** An sql that knows toolkit-storage. */
record Knows(io.github.djtoolkit.cli.architecture.broken.storage.Knows storage) {}
