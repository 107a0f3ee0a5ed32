package io.github.djtoolkit.model.schema;

/**
 * A check constraint of a table.
 *
 * @param name name of the constraint
 * @param clause the condition as MySQL prints it
 */
public record Check(String name, String clause) {}
