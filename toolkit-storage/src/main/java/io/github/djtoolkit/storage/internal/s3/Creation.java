package io.github.djtoolkit.storage.internal.s3;

import io.github.djtoolkit.storage.internal.s3.S3Failure.Kind;
import io.minio.SourceObject;
import io.minio.messages.Part;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Creates objects where nothing is. S3 does so on the condition {@code If-None-Match: *}, which
 * some servers do not know or pass over. Whether this one keeps it is found out with the first
 * object: it is written twice, and the second time must fail. Where it does not, the key is looked
 * at before and after, which keeps writers apart unless they write at the same moment.
 */
final class Creation {

  private static final int ATTEMPTS = 5;

  private enum Condition {
    UNKNOWN,
    KEPT,
    IGNORED
  }

  /** A request that creates an object and says its ETag. */
  private interface Request {
    String send(boolean conditional) throws IOException;
  }

  private final S3Client client;
  private volatile Condition condition = Condition.UNKNOWN;
  private volatile boolean copiesConditionally = true;

  Creation(S3Client client) {
    this.client = client;
  }

  /** Writes an object in one request; false where something is there. */
  boolean put(String key, Block block) throws IOException {
    boolean isFirst = condition == Condition.UNKNOWN;
    boolean created = create(key, conditional -> client.put(key, block, conditional));
    if (created && isFirst && condition == Condition.UNKNOWN) {
      condition = isRefused(key, block) ? Condition.KEPT : Condition.IGNORED;
    }
    return created;
  }

  /** Makes an object of its parts; false where something is there. */
  boolean complete(String key, String upload, List<Part> parts) throws IOException {
    return create(key, conditional -> client.completeUpload(key, upload, parts, conditional));
  }

  /**
   * Lets the server copy an object; false where something is there. Few servers keep the condition
   * for copies, so the key is looked at, too.
   */
  boolean copy(String key, SourceObject source) throws IOException {
    if (etag(key).isPresent()) {
      return false;
    }
    try {
      client.copy(source, key, copiesConditionally);
      return true;
    } catch (S3Failure e) {
      if (e.kind() == Kind.NOT_IMPLEMENTED && copiesConditionally) {
        copiesConditionally = false;
        return copy(key, source);
      }
      if (e.kind() == Kind.CONDITION && etag(key).isPresent()) {
        return false;
      }
      throw e;
    }
  }

  private boolean create(String key, Request request) throws IOException {
    if (condition != Condition.KEPT && etag(key).isPresent()) {
      return false;
    }
    for (int attempt = 1; ; attempt++) {
      try {
        String written = request.send(condition != Condition.IGNORED);
        return condition == Condition.KEPT || etag(key).filter(written::equals).isPresent();
      } catch (S3Failure e) {
        if (e.kind() == Kind.CONDITION) {
          return false;
        } else if (e.kind() == Kind.NOT_IMPLEMENTED && condition != Condition.IGNORED) {
          condition = Condition.IGNORED;
        } else if (e.kind() != Kind.CONTENDED || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private boolean isRefused(String key, Block block) throws IOException {
    try {
      client.put(key, block, true);
      return false;
    } catch (S3Failure e) {
      if (e.kind() == Kind.CONDITION) {
        return true;
      }
      throw e;
    }
  }

  private Optional<String> etag(String key) throws IOException {
    try {
      return Optional.of(client.head(key).etag());
    } catch (S3Failure e) {
      if (e.kind() == Kind.NO_OBJECT) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
