package io.github.djtoolkit.sql.verify;

/**
 * What the values of one JSON column look like.
 *
 * @param column the column
 * @param values values that are not NULL
 * @param incomplete values without a key that 2.x needs to find the object
 * @param badHashes values whose hash is none that 2.x computes
 * @param foreignStores values that name a store that is not configured; 0 where that was not asked
 * @param reservedPaths files at paths that 2.x keeps for itself
 * @param lost rows with a legacy value and no new one
 */
public record StoreValueCounts(
    StoreColumn column,
    long values,
    long incomplete,
    long badHashes,
    long foreignStores,
    long reservedPaths,
    long lost) {}
