package io.github.djtoolkit.storage.internal.s3;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Bytes that grow up to a limit and can be sent more than once. For one thread. */
final class Block {

  private static final int FIRST = 64 * 1024;

  private byte[] bytes = new byte[FIRST];
  private int length;

  /** Takes as many bytes as it has room for, and says how many. */
  int take(byte[] from, int offset, int count, int limit) {
    int taken = Math.min(count, limit - length);
    if (length + taken > bytes.length) {
      long doubled = Math.max(2L * bytes.length, length + (long) taken);
      bytes = Arrays.copyOf(bytes, (int) Math.min(limit, doubled));
    }
    System.arraycopy(from, offset, bytes, length, taken);
    length += taken;
    return taken;
  }

  void clear() {
    length = 0;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** MD5 of the bytes in base64, by which the server checks what came through. */
  String md5() {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      digest.update(bytes, 0, length);
      return Base64.getEncoder().encodeToString(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
