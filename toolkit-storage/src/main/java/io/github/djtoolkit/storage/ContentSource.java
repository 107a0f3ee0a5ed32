package io.github.djtoolkit.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Content to be written, opened only when it is needed. */
@FunctionalInterface
public interface ContentSource {

  /**
   * Opens the content at its beginning. The caller closes the stream.
   *
   * @return the content
   * @throws IOException if it cannot be opened
   */
  InputStream open() throws IOException;

  /**
   * Content in memory.
   *
   * @param bytes the content; not to be changed afterwards
   * @return the source
   */
  static ContentSource of(byte[] bytes) {
    return () -> new ByteArrayInputStream(bytes);
  }
}
