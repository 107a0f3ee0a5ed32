package io.github.djtoolkit.storage.internal;

import io.github.djtoolkit.model.store.Md5;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Streams through bytes and says how many they were and what their MD5 is. Keeps its buffers for
 * the next time, as many as were in use at once: thousands of small objects would make as many
 * large buffers otherwise. Thread-safe.
 */
public final class Digests {

  private static final int BUFFER = 128 * 1024;

  private final Queue<byte[]> buffers = new ConcurrentLinkedQueue<>();

  /** With no buffers yet. */
  public Digests() {}

  /**
   * What went through a stream.
   *
   * @param size number of bytes
   * @param md5 their MD5
   */
  public record Digested(long size, Md5 md5) {}

  /** A read of the content failed, in contrast to a write of the object. */
  static final class ReadFailure extends IOException {
    private static final long serialVersionUID = 1L;

    ReadFailure(IOException cause) {
      super(cause);
    }
  }

  /**
   * Reads to the end.
   *
   * @param in the bytes
   * @return size and MD5
   * @throws IOException if reading fails
   */
  public Digested read(InputStream in) throws IOException {
    return copy(in, OutputStream.nullOutputStream());
  }

  Digested copy(InputStream in, OutputStream out) throws IOException {
    MessageDigest digest = md5();
    byte[] buffer = take();
    long size = 0;
    int n;
    do {
      n = fill(in, buffer);
      digest.update(buffer, 0, n);
      out.write(buffer, 0, n);
      size += n;
    } while (n == BUFFER);
    buffers.add(buffer);
    return new Digested(size, Md5.of(digest.digest()));
  }

  /** Whether two streams hold the same bytes; reads no further than the first difference. */
  boolean same(InputStream left, InputStream right) throws IOException {
    byte[] a = take();
    byte[] b = take();
    int n;
    boolean same;
    do {
      n = fill(left, a);
      same = Arrays.equals(a, 0, n, b, 0, fill(right, b));
    } while (same && n == BUFFER);
    buffers.add(a);
    buffers.add(b);
    return same;
  }

  private byte[] take() {
    byte[] spare = buffers.poll();
    return spare == null ? new byte[BUFFER] : spare;
  }

  private static int fill(InputStream in, byte[] buffer) throws IOException {
    try {
      return in.readNBytes(buffer, 0, buffer.length);
    } catch (IOException e) {
      throw new ReadFailure(e);
    }
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
