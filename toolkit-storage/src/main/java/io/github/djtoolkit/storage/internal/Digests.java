package io.github.djtoolkit.storage.internal;

import io.github.djtoolkit.model.store.Md5;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Streams through bytes and says how many they were and what their MD5 is. */
public final class Digests {

  private static final int BUFFER = 128 * 1024;

  private Digests() {}

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
  public static Digested read(InputStream in) throws IOException {
    return copy(in, OutputStream.nullOutputStream());
  }

  static Digested copy(InputStream in, OutputStream out) throws IOException {
    MessageDigest digest = md5();
    byte[] buffer = new byte[BUFFER];
    long size = 0;
    for (int n = fill(in, buffer); n > 0; n = fill(in, buffer)) {
      digest.update(buffer, 0, n);
      out.write(buffer, 0, n);
      size += n;
    }
    return new Digested(size, Md5.of(digest.digest()));
  }

  /** Whether two streams hold the same bytes; reads no further than the first difference. */
  static boolean same(InputStream left, InputStream right) throws IOException {
    byte[] a = new byte[BUFFER];
    byte[] b = new byte[BUFFER];
    while (true) {
      int n = fill(left, a);
      int m = fill(right, b);
      if (n != m || !Arrays.equals(a, 0, n, b, 0, m)) {
        return false;
      }
      if (n < BUFFER) {
        return true;
      }
    }
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
