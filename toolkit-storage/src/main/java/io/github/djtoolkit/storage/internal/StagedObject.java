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
   * Makes the object's bytes durable, and it visible under its name, if nothing is there. Its name
   * need not be durable before {@link StoreTemplate#settleNames}.
   *
   * @return false where something has come to be at the path; it was left alone
   * @throws IOException if the object could not be published
   */
  boolean publish() throws IOException;

  @Override
  void close() throws IOException;
}
