package io.github.djtoolkit.storage;

import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A part of a listing. It holds the objects whose paths are not before {@code from} and before that
 * of the next part, in the order of {@link ObjectPath#BYTE_ORDER}.
 *
 * @param from where the part begins: nothing that an earlier part may hold is at or behind it;
 *     empty for the first part
 * @param objects opens the part's listing, as {@link ObjectStore#list} does; may be called by any
 *     thread
 */
public record ListingPart(String from, Supplier<Stream<ObjectInfo>> objects) {}
