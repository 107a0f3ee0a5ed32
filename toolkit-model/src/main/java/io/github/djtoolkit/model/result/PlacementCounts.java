package io.github.djtoolkit.model.result;

/**
 * How the objects of one column came to their new places.
 *
 * @param table name of the table
 * @param column name of the column
 * @param store name of the store that they lie in now
 * @param rows values that name a new place; in a dry run those that would
 * @param linked objects that are second names of the originals: no byte was written
 * @param copiedByServer objects that the store copied by itself
 * @param streamed objects whose bytes were read and written
 * @param alreadyThere objects that were there and equal
 */
public record PlacementCounts(
    String table,
    String column,
    String store,
    long rows,
    long linked,
    long copiedByServer,
    long streamed,
    long alreadyThere) {}
