package io.github.djtoolkit.storage;

import java.time.Instant;

/**
 * An object of a store.
 *
 * @param path path below the store's location, with forward slashes
 * @param size size in bytes
 * @param modified when it was last written, as the store says
 */
public record ObjectInfo(String path, long size, Instant modified) {}
