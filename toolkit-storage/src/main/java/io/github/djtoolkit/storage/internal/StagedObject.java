package io.github.djtoolkit.storage.internal;

import java.io.IOException;
import java.io.OutputStream;

/**
 * An object being written, invisible until it is published. Closing it discards what was not
 * published.
 */
public interface StagedObject extends AutoCloseable {

  /**
   * Where the bytes go.
   *
   * @return the same stream at each call
   */
  OutputStream out();

  /**
   * Whether the bytes are not durable before {@link #force}. An object that needs no force holds
   * memory or a connection, and is not kept waiting for its name.
   *
   * @return true where forcing and publishing many at a time is of use
   */
  default boolean needsForce() {
    return false;
  }

  /**
   * Makes the object's bytes durable.
   *
   * @throws IOException if the store could not do it
   */
  default void force() throws IOException {}

  /**
   * Makes the object visible under its name, if nothing is there, after its bytes are durable. Its
   * name need not be durable before {@link StoreTemplate#settleNames}.
   *
   * @return false where something has come to be at the path; it was left alone
   * @throws IOException if the object could not be published
   */
  boolean publish() throws IOException;

  @Override
  void close() throws IOException;
}
