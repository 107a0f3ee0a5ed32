package io.github.djtoolkit.storage.internal.s3;

import io.github.djtoolkit.model.store.Md5;
import io.github.djtoolkit.storage.CopyResult;
import io.github.djtoolkit.storage.CopyResult.Means;
import io.github.djtoolkit.storage.ExpectedContent;
import io.github.djtoolkit.storage.internal.Digests;
import io.github.djtoolkit.storage.internal.Digests.Digested;
import io.minio.HeadObjectResponse;
import io.minio.SourceObject;
import io.minio.messages.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets the server copy an object, as long as it is the one that was proved. An ETag that equals the
 * expected MD5 proves it; any other says nothing, so the bytes are read. What is larger than one
 * request may copy is put together of parts.
 */
final class ServerCopy {

  private static final int PARTS = 10_000;
  private static final long SMALLEST_PART = 5L * 1024 * 1024;

  private final S3Client client;
  private final Creation creation;
  private final long limit;

  ServerCopy(S3Client client, Creation creation, long limit) {
    this.client = client;
    this.creation = creation;
    this.limit = limit;
  }

  /** An object of any bucket of the server. */
  record Original(S3Client client, String key, HeadObjectResponse head) {

    SourceObject source() {
      return client.source(key, head);
    }
  }

  /**
   * What the original holds.
   *
   * @return empty where it was replaced meanwhile
   */
  static Optional<Digested> prove(
      Original original, ExpectedContent expected, int attempts, Digests digests)
      throws IOException {
    HeadObjectResponse head = original.head();
    Optional<Md5> md5 = expected.md5().filter(known -> known.hex().equals(head.etag()));
    if (md5.isPresent()) {
      return Optional.of(new Digested(head.size(), md5.get()));
    }
    try (S3Input in = S3Input.open(original.client(), original.key(), attempts)) {
      return in.etag().filter(head.etag()::equals).isPresent()
          ? Optional.of(digests.read(in))
          : Optional.empty();
    }
  }

  /** Copies; empty where something has come to be at the key. */
  Optional<CopyResult> copy(Original original, Digested proved, String key, String path)
      throws IOException {
    boolean created =
        original.head().size() < limit
            ? creation.copy(key, original.source())
            : inParts(original, key);
    return created
        ? Optional.of(new CopyResult(path, proved.size(), proved.md5(), Means.COPIED_BY_SERVER))
        : Optional.empty();
  }

  private boolean inParts(Original original, String key) throws IOException {
    long size = original.head().size();
    long partSize = Math.max(Math.max(SMALLEST_PART, limit / 10), (size + PARTS - 1) / PARTS);
    String upload = client.beginUpload(key);
    boolean created = false;
    try {
      List<Part> parts = new ArrayList<>();
      for (long from = 0; from < size; from += partSize) {
        String range = "bytes=" + from + "-" + (Math.min(size, from + partSize) - 1);
        parts.add(client.copyPart(original.source(), key, upload, parts.size() + 1, range));
      }
      created = creation.complete(key, upload, parts);
      return created;
    } finally {
      if (!created) {
        client.abortUpload(key, upload);
      }
    }
  }
}
