package io.github.djtoolkit.cli.architecture.broken.sql.internal;

/** Hidden from other modules. */
public record Secret(String text) {}
