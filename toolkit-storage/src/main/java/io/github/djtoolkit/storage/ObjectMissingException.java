package io.github.djtoolkit.storage;

/** The store was reached and has no object at the path. */
public final class ObjectMissingException extends StorageException {

  /** Code of this error. */
  public static final String CODE = "store_object_missing";

  private static final long serialVersionUID = 1L;

  /**
   * Says what happened.
   *
   * @param store name of the store; empty where none is known
   * @param path path below the store's location; empty where it is about the store itself
   * @param message what happened and the way out
   */
  public ObjectMissingException(String store, String path, String message) {
    super(CODE, store, path, message);
  }
}
