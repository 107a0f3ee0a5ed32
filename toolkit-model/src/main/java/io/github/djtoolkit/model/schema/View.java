package io.github.djtoolkit.model.schema;

/**
 * A view of a schema.
 *
 * @param name schema and name
 * @param definition the view's SELECT as the server prints it
 */
public record View(TableName name, String definition) {}
