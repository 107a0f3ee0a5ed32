package io.github.djtoolkit.sql.pointer;

import io.github.djtoolkit.model.store.Md5;

/**
 * An attachment of 0.14 that was written anew, with its file name and a zero byte before the
 * content.
 *
 * @param owner the column that refers to it, as {@code table.column}
 * @param store its store
 * @param path path of the original, which is the content alone
 * @param newPath path of the new object in the same store
 * @param md5 MD5 of the new object
 * @param size size of the new object in bytes
 * @param name the file name
 */
public record WrittenAttachment(
    String owner, String store, String path, String newPath, Md5 md5, long size, String name) {}
