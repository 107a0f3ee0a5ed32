package io.github.djtoolkit.storage;

/**
 * A path that is safe, but that this back-end or this Java process cannot express. Nothing was
 * touched.
 */
public final class UnsupportedNameException extends StorageException {

  /** Code of this error. */
  public static final String CODE = "store_name_unsupported";

  private static final long serialVersionUID = 1L;

  /**
   * Says what happened.
   *
   * @param store name of the store; empty where none is known
   * @param path path below the store's location; empty where it is about the store itself
   * @param message what happened and the way out
   */
  public UnsupportedNameException(String store, String path, String message) {
    super(CODE, store, path, message);
  }
}
