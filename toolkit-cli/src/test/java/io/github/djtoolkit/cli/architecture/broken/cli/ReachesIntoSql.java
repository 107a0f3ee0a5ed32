package io.github.djtoolkit.cli.architecture.broken.cli;

import io.github.djtoolkit.cli.architecture.broken.sql.internal.Secret;

/** A command that reaches into toolkit-sql. */
record ReachesIntoSql(Secret secret) {}
