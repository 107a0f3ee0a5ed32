package io.github.djtoolkit.storage.internal.s3;

import io.github.djtoolkit.storage.internal.s3.S3Failure.Kind;
import io.minio.GetObjectResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * An object's bytes. Where the connection is cut it goes on at the same byte of the same object, as
 * often as there are attempts; every byte that comes through makes them new. For one thread.
 */
final class S3Input extends InputStream {

  private final S3Client client;
  private final String key;
  private final int attempts;
  private final Optional<String> etag;
  private final long size;
  private InputStream in;
  private long position;
  private int failures;

  private S3Input(S3Client client, String key, int attempts, GetObjectResponse first) {
    this.client = client;
    this.key = key;
    this.attempts = attempts;
    this.in = first;
    this.etag =
        Optional.ofNullable(first.headers().get("ETag")).map(quoted -> quoted.replace("\"", ""));
    this.size =
        Optional.ofNullable(first.headers().get("Content-Length")).map(Long::parseLong).orElse(-1L);
  }

  static S3Input open(S3Client client, String key, int attempts) throws IOException {
    return new S3Input(client, key, attempts, client.get(key, 0, Optional.empty()));
  }

  Optional<String> etag() {
    return etag;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    while (true) {
      try {
        int n = in.read(bytes, offset, count);
        if (n > 0) {
          position += n;
          failures = 0;
        } else if (size >= 0 && position < size) {
          throw new S3Failure(Kind.CUT, "the connection ended at byte " + position + " of " + size);
        }
        return n;
      } catch (IOException e) {
        resume(e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void resume(IOException cause) throws IOException {
    closeQuietly();
    if (++failures >= attempts || position >= size || etag.isEmpty()) {
      throw client.failure(cause);
    }
    try {
      in = client.get(key, position, etag);
    } catch (S3Failure e) {
      throw e.kind() == Kind.CONDITION || e.kind() == Kind.NO_OBJECT
          ? new S3Failure(e.kind(), "the object was replaced or removed while it was read")
          : e;
    }
  }

  private void closeQuietly() {
    try {
      in.close();
    } catch (IOException e) {
      // The connection is lost already.
      return;
    }
  }
}
