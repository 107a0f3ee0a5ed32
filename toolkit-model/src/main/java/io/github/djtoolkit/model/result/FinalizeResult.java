package io.github.djtoolkit.model.result;

/** Compile-only. */
public record FinalizeResult(String schema, MigrateExternalResult external) {}
