package io.github.djtoolkit.storage;

import io.github.djtoolkit.model.ToolkitException;

/**
 * An error at a store. Where no subclass fits, an I/O error with the code {@code STORE_IO}; its
 * cause is what the back-end said.
 */
public class StorageException extends ToolkitException {

  /** Code of an I/O error. */
  public static final String IO = "store_io";

  private static final long serialVersionUID = 1L;

  /** Name of the store. */
  private final String store;

  /** Path below the store's location. */
  private final String path;

  /**
   * An error without a cause.
   *
   * @param code stable name of the kind of error
   * @param store name of the store; empty where none is known
   * @param path path below the store's location; empty where it is about the store itself
   * @param message what happened and the way out
   */
  public StorageException(String code, String store, String path, String message) {
    super(code, message);
    this.store = store;
    this.path = path;
  }

  /**
   * An error with its cause.
   *
   * @param code stable name of the kind of error
   * @param store name of the store; empty where none is known
   * @param path path below the store's location; empty where it is about the store itself
   * @param message what happened and the way out
   * @param cause what led to it
   */
  public StorageException(String code, String store, String path, String message, Throwable cause) {
    super(code, message, cause);
    this.store = store;
    this.path = path;
  }

  /**
   * Name of the store.
   *
   * @return the name; empty where none is known
   */
  public final String store() {
    return store;
  }

  /**
   * Path of the object below the store's location.
   *
   * @return the path; empty where the error is about the store itself
   */
  public final String path() {
    return path;
  }
}
