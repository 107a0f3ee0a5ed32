package io.github.djtoolkit.sql.compare;

import io.github.djtoolkit.model.store.TrackedObject;
import java.util.Map;

/**
 * A legacy value and the JSON value that stands for it, which name the same object.
 *
 * @param key the row's primary key, values by column in the key's order
 * @param legacy the tracking row of the legacy value
 * @param path path of the object in the JSON value; it is in the store of the legacy value
 */
public record ContentPair(Map<String, String> key, TrackedObject legacy, String path) {}
