package io.github.djtoolkit.sql.pointer;

import io.github.djtoolkit.model.store.Md5;
import java.util.Optional;

/**
 * An object that a column's values refer to, and where it is to be.
 *
 * @param id its key in the list, 64 hex digits
 * @param from store with the original
 * @param path path of the original
 * @param to store that it goes to
 * @param newPath its path there
 * @param md5 MD5 of its bytes; empty for files, of which it is not known
 * @param size its size in bytes, where the values tell
 * @param placed whether an earlier run proved it to be at its new place
 */
public record MovedObject(
    String id,
    String from,
    String path,
    String to,
    String newPath,
    Optional<Md5> md5,
    Optional<Long> size,
    boolean placed) {}
