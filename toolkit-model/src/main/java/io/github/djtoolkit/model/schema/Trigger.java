package io.github.djtoolkit.model.schema;

/**
 * A trigger of a table.
 *
 * @param name name of the trigger
 * @param timing {@code BEFORE} or {@code AFTER}
 * @param event {@code INSERT}, {@code UPDATE} or {@code DELETE}
 * @param statement body as information_schema shows it; good to look at, not to create a trigger
 *     from, since quotes inside strings are no longer doubled
 */
public record Trigger(String name, String timing, String event, String statement) {}
