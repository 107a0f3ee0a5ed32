package io.github.djtoolkit.model.result;

/**
 * A blob column, as operations 3 and 6 list it.
 *
 * @param tableName name of the table
 * @param columnName name of the column
 * @param columnType MySQL's type
 * @param currentComment the comment as stored
 * @param needsMigration whether 2.x would read the column as raw bytes
 */
public record BlobColumn(
    String tableName,
    String columnName,
    String columnType,
    String currentComment,
    boolean needsMigration) {}
