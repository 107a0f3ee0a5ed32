package io.github.djtoolkit.model.result;

/**
 * How far the migration of a schema has come.
 *
 * @param schema name of the schema
 * @param stage {@code legacy}: nothing is done; {@code partial}: something is, and the same command
 *     goes on from there; {@code converted}: labels, JSON columns and lineage are there; {@code
 *     finalized}: the JSON columns have the names; {@code migrated}: nothing of 0.14 is left
 * @param labelsPending columns that still need a label
 * @param externalLegacy external columns without a JSON column
 * @param externalConverted external columns with a JSON column beside them
 * @param externalFinalized external columns kept as {@code <column>_v1}
 * @param trackingTables tracking tables under the name that 0.14 looks for
 * @param retiredTables tracking tables kept for a rollback
 * @param lineage whether the lineage table exists
 * @param rollbackPossible whether {@code rollback} can give the schema back to 0.14
 */
public record StatusResult(
    String schema,
    String stage,
    int labelsPending,
    int externalLegacy,
    int externalConverted,
    int externalFinalized,
    int trackingTables,
    int retiredTables,
    boolean lineage,
    boolean rollbackPossible) {}
