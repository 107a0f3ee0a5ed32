package io.github.djtoolkit.storage;

/** The store's location cannot be reached, so nothing can be said about its objects. */
public final class StoreUnreachableException extends StorageException {

  /** Code of this error. */
  public static final String CODE = "store_unreachable";

  private static final long serialVersionUID = 1L;

  /**
   * Says what happened.
   *
   * @param store name of the store; empty where none is known
   * @param path path below the store's location; empty where it is about the store itself
   * @param message what happened and the way out
   */
  public StoreUnreachableException(String store, String path, String message) {
    super(CODE, store, path, message);
  }
}
