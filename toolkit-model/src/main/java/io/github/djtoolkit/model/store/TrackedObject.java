package io.github.djtoolkit.model.store;

import java.util.Optional;

/**
 * A row of a tracking table of 0.14, {@code ~external_<store>}.
 *
 * @param hash the row's key, 32 lower-case hex digits
 * @param size size of the object in bytes; for an attachment of the content alone
 * @param attachmentName file name of an attachment
 * @param filepath relative path of a filepath, or where 0.11 left a blob
 * @param contentsHash MD5 of the content, 32 lower-case hex digits; may be missing
 */
public record TrackedObject(
    String hash,
    long size,
    Optional<String> attachmentName,
    Optional<String> filepath,
    Optional<String> contentsHash) {}
