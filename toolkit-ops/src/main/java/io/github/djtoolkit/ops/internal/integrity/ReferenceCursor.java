package io.github.djtoolkit.ops.internal.integrity;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Reads references from a temporary file, in its order. For one thread. */
final class ReferenceCursor implements Iterator<Reference>, AutoCloseable {

  private static final int BUFFER = 64 * 1024;

  private final DataInputStream in;
  private Optional<Reference> next;

  /**
   * @param file the file
   * @param offset where a reference begins
   */
  ReferenceCursor(Path file, long offset) {
    try {
      FileChannel channel = FileChannel.open(file).position(offset);
      this.in =
          new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), BUFFER));
      this.next = ReferenceCodec.read(in);
    } catch (IOException e) {
      throw Spool.failed(e);
    }
  }

  @Override
  public boolean hasNext() {
    return next.isPresent();
  }

  /** The next reference, which stays the next. */
  Reference peek() {
    return next.orElseThrow(NoSuchElementException::new);
  }

  @Override
  public Reference next() {
    Reference result = peek();
    try {
      next = ReferenceCodec.read(in);
    } catch (IOException e) {
      throw Spool.failed(e);
    }
    return result;
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw Spool.failed(e);
    }
  }
}
