package io.github.djtoolkit.sql.integrity;

import java.util.Optional;

/**
 * A value of a JSON column, as far as it tells of an object.
 *
 * @param path path below the store's location; empty where the value lacks it
 * @param size size in bytes; empty where the value lacks it or it is no number
 * @param hash the recorded hash, where there is one
 * @param folder whether the value is a folder of files
 */
public record Metadata(
    Optional<String> path, Optional<Long> size, Optional<String> hash, boolean folder) {}
