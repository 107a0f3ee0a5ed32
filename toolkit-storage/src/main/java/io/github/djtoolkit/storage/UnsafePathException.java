package io.github.djtoolkit.storage;

/** A path that is not below the store's location, or would lead out of it. Nothing was touched. */
public final class UnsafePathException extends StorageException {

  /** Code of this error. */
  public static final String CODE = "store_path_unsafe";

  private static final long serialVersionUID = 1L;

  /**
   * Says what happened.
   *
   * @param store name of the store; empty where none is known
   * @param path path below the store's location; empty where it is about the store itself
   * @param message what happened and the way out
   */
  public UnsafePathException(String store, String path, String message) {
    super(CODE, store, path, message);
  }
}
