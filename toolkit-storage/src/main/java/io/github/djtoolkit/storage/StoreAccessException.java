package io.github.djtoolkit.storage;

/** The store was reached and does not let this account in, or not to this object. */
public final class StoreAccessException extends StorageException {

  /** Code of this error. */
  public static final String CODE = "store_access";

  private static final long serialVersionUID = 1L;

  /**
   * Says what happened.
   *
   * @param store name of the store; empty where none is known
   * @param path path below the store's location; empty where it is about the store itself
   * @param message what happened and the way out
   */
  public StoreAccessException(String store, String path, String message) {
    super(CODE, store, path, message);
  }
}
