package io.github.djtoolkit.model.result;

/**
 * A column in a report.
 *
 * @param table name of the table
 * @param column name of the column
 * @param nativeType MySQL's type
 * @param coreType the label that it has or gets, without colons
 * @param comment the comment as stored
 * @param reason why it stands where it stands; may be empty
 */
public record ColumnFinding(
    String table,
    String column,
    String nativeType,
    String coreType,
    String comment,
    String reason) {}
