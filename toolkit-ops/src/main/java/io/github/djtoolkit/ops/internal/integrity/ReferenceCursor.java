package io.github.djtoolkit.ops.internal.integrity;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;

/** Goes through references in their order. For one thread. */
final class ReferenceCursor implements Iterator<Reference>, AutoCloseable {

  private static final int BUFFER = 64 * 1024;

  private final ReferenceSource source;
  private Optional<Reference> next;

  /**
   * @param source where they come from
   */
  ReferenceCursor(ReferenceSource source) {
    try {
      this.source = source;
      this.next = source.read();
    } catch (IOException e) {
      throw Spool.failed(e);
    }
  }

  /**
   * Goes through a temporary file.
   *
   * @param file the file
   * @param offset where a reference begins
   */
  static ReferenceCursor over(Path file, long offset) {
    try {
      FileChannel channel = FileChannel.open(file).position(offset);
      return new ReferenceCursor(
          new FileSource(
              new DataInputStream(
                  new BufferedInputStream(Channels.newInputStream(channel), BUFFER))));
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
      next = source.read();
    } catch (IOException e) {
      throw Spool.failed(e);
    }
    return result;
  }

  /** Hands out the rest in shares. */
  void forEachShare(Consumer<ReferenceShare> consumer) {
    while (hasNext()) {
      List<Reference> share = new ArrayList<>();
      while (hasNext() && share.size() < ReferenceShare.SIZE) {
        share.add(next());
      }
      consumer.accept(share::forEach);
    }
  }

  @Override
  public void close() {
    try {
      source.close();
    } catch (IOException e) {
      throw Spool.failed(e);
    }
  }

  private record FileSource(DataInputStream in) implements ReferenceSource {

    @Override
    public Optional<Reference> read() throws IOException {
      return ReferenceCodec.read(in);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
