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
 * @param md5 MD5 of its bytes at the new place; empty for files, of which it is not known
 * @param size its size there in bytes, where the values tell
 * @param attachment file name that stands before the content at the new place, with a zero byte
 *     between, and not in the original; empty where the two are equal
 * @param state what is known of it
 */
public record MovedObject(
    String id,
    String from,
    String path,
    String to,
    String newPath,
    Optional<Md5> md5,
    Optional<Long> size,
    Optional<String> attachment,
    MovedObjects.State state) {

  /**
   * Whether an earlier run proved it to be at its new place, while a value still names the old one.
   *
   * @return true where it is so
   */
  public boolean placed() {
    return state == MovedObjects.State.CHECK;
  }
}
