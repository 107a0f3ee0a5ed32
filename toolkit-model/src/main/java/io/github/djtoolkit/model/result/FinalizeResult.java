package io.github.djtoolkit.model.result;

/**
 * Result of finalizing one schema.
 *
 * @param schema name of the schema
 * @param external what became of its external columns
 */
public record FinalizeResult(String schema, MigrateExternalResult external) {}
