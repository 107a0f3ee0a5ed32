package io.github.djtoolkit.model.lineage;

/**
 * A row of the {@code ~lineage} table of 2.x.
 *
 * @param table table name within the schema
 * @param attribute attribute name
 * @param lineage origin: {@code schema.table.attribute}
 */
public record LineageEntry(String table, String attribute, String lineage) {}
