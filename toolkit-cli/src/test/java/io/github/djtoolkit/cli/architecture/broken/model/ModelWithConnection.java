package io.github.djtoolkit.cli.architecture.broken.model;

import java.sql.Connection;

/** A model with JDBC. */
record ModelWithConnection(Connection connection) {}
