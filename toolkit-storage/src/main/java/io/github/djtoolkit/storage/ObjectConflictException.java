package io.github.djtoolkit.storage;

/** Something other than what was to be written is at the path. It was left as it is. */
public final class ObjectConflictException extends StorageException {

  /** Code of this error. */
  public static final String CODE = "store_object_conflict";

  private static final long serialVersionUID = 1L;

  /**
   * Says what happened.
   *
   * @param store name of the store; empty where none is known
   * @param path path below the store's location; empty where it is about the store itself
   * @param message what happened and the way out
   */
  public ObjectConflictException(String store, String path, String message) {
    super(CODE, store, path, message);
  }
}
