package io.github.djtoolkit.model.schema;

/**
 * A trigger of a table.
 *
 * @param name name of the trigger
 * @param timing {@code BEFORE} or {@code AFTER}
 * @param event {@code INSERT}, {@code UPDATE} or {@code DELETE}
 * @param statement body of the trigger
 */
public record Trigger(String name, String timing, String event, String statement) {}
