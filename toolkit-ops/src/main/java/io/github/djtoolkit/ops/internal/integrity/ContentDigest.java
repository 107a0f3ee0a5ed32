package io.github.djtoolkit.ops.internal.integrity;

import io.github.djtoolkit.model.store.Md5;
import io.github.djtoolkit.storage.AttachmentWriter;
import io.github.djtoolkit.storage.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/** The MD5 of an object, in memory that does not grow with its size. Stateless. */
public final class ContentDigest {

  private static final int BUFFER = 64 * 1024;

  private ContentDigest() {}

  /**
   * Reads an object.
   *
   * @param store its store
   * @param path its path
   * @param attachment file name that stands before the content, with a zero byte between
   * @return the MD5
   * @throws IOException if the object cannot be read to its end
   */
  public static Md5 of(ObjectStore store, String path, Optional<String> attachment)
      throws IOException {
    MessageDigest digest = md5();
    attachment.ifPresent(name -> digest.update(AttachmentWriter.prefix(name)));
    try (InputStream in = store.open(path)) {
      return finish(digest, in);
    }
  }

  /**
   * Reads bytes to their end.
   *
   * @param in the bytes; stays the caller's
   * @return the MD5 of those that were left
   * @throws IOException if they cannot be read
   */
  public static Md5 of(InputStream in) throws IOException {
    return finish(md5(), in);
  }

  private static Md5 finish(MessageDigest digest, InputStream in) throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      digest.update(buffer, 0, n);
    }
    return Md5.of(digest.digest());
  }

  /**
   * An MD5 of no bytes yet.
   *
   * @return a fresh one
   */
  public static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
