package io.github.djtoolkit.storage.internal.s3;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells a missing object from a missing bucket, and a wrong account from a missing permission: the
 * answer to a look at an object has no words, only a number. The bucket is asked for once in a
 * while.
 */
final class BucketCheck {

  private static final long TRUST = Duration.ofSeconds(5).toNanos();

  private final S3Client client;
  private final AtomicLong seen = new AtomicLong(System.nanoTime() - TRUST);

  BucketCheck(S3Client client) {
    this.client = client;
  }

  void seen() {
    seen.set(System.nanoTime());
  }

  /** Fails where there is no bucket. */
  void require() throws IOException {
    if (System.nanoTime() - seen.get() >= TRUST) {
      client.headBucket();
      seen();
    }
  }

  /** What a refusal without words is about; the same one where nothing more is to be learned. */
  S3Failure explain(String key, S3Failure refusal) {
    try {
      client.list(key, Optional.empty(), 1).await();
      return refusal;
    } catch (IOException e) {
      return client.failure(e);
    }
  }
}
