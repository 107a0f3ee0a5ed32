package io.github.djtoolkit.storage;

import io.github.djtoolkit.model.store.Md5;

/**
 * What became of a write.
 *
 * @param path path of the object below the store's location
 * @param size size of the object in bytes
 * @param md5 MD5 of the object's bytes, computed from them by this call
 * @param outcome whether the object was written or already there
 */
public record WriteResult(String path, long size, Md5 md5, Outcome outcome) {

  /** How an object came to be there. */
  public enum Outcome {
    /** This call wrote it. */
    WRITTEN,
    /** An equal object was there, and was left as it is. */
    ALREADY_THERE
  }
}
