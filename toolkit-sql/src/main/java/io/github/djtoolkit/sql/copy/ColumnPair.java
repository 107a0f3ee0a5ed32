package io.github.djtoolkit.sql.copy;

import io.github.djtoolkit.model.schema.Column;

/**
 * A column and the one that takes its values.
 *
 * @param from column of the source
 * @param to column of the destination
 */
public record ColumnPair(Column from, Column to) {}
