package io.github.djtoolkit.storage;

import io.github.djtoolkit.model.store.Md5;

/**
 * What became of a copy.
 *
 * @param path path of the copy below its store's location
 * @param size size of the copy in bytes
 * @param md5 MD5 of the copy's bytes
 * @param means how the copy came to be there
 */
public record CopyResult(String path, long size, Md5 md5, Means means) {

  /** How an object came to be at its place. */
  public enum Means {
    /** It is a second name of the same file: no byte was written. */
    LINKED,
    /** The store copied it by itself. */
    COPIED_BY_SERVER,
    /** Its bytes went through this process. */
    STREAMED,
    /** An equal object was there, and was left as it is. */
    ALREADY_THERE
  }

  /**
   * Whether the object came to its place by this call.
   *
   * @return false where it was already there
   */
  public boolean isNew() {
    return means != Means.ALREADY_THERE;
  }
}
