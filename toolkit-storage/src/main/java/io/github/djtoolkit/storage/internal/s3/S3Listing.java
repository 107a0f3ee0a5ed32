package io.github.djtoolkit.storage.internal.s3;

import io.github.djtoolkit.storage.ObjectInfo;
import io.github.djtoolkit.storage.ObjectPath;
import io.github.djtoolkit.storage.StorageException;
import io.github.djtoolkit.storage.internal.s3.S3Failure.Kind;
import io.minio.messages.Item;
import io.minio.messages.ListBucketResultV2;
import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/** Goes through the objects below a folder, one page of the listing in memory. For one thread. */
final class S3Listing implements Iterator<ObjectInfo> {

  private static final int PAGE = 1000;

  private final S3Client client;
  private final S3Keys keys;
  private final String prefix;
  private final Function<IOException, StorageException> errors;
  private Iterator<? extends Item> page = Collections.emptyIterator();
  private Optional<String> continuation = Optional.empty();
  private Optional<ObjectInfo> next = Optional.empty();
  private String last = "";
  private boolean isOver;

  /** Asks for the first page, so that a failure shows at once. */
  S3Listing(
      S3Client client, S3Keys keys, String folder, Function<IOException, StorageException> errors) {
    this.client = client;
    this.keys = keys;
    this.prefix = keys.prefix(folder);
    this.errors = errors;
    turn();
  }

  @Override
  public boolean hasNext() {
    while (next.isEmpty() && (page.hasNext() || !isOver)) {
      if (page.hasNext()) {
        next = object(page.next());
      } else {
        turn();
      }
    }
    return next.isPresent();
  }

  @Override
  public ObjectInfo next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    ObjectInfo object = next.orElseThrow();
    next = Optional.empty();
    return object;
  }

  private void turn() {
    try {
      ListBucketResultV2 result = client.list(prefix, continuation, PAGE);
      result.contents().forEach(item -> item.setEncodingType(result.encodingType()));
      page = result.contents().iterator();
      continuation = Optional.ofNullable(result.nextContinuationToken());
      isOver = !result.isTruncated() || continuation.isEmpty();
    } catch (IOException e) {
      throw errors.apply(e);
    }
  }

  private Optional<ObjectInfo> object(Item item) {
    String key = item.objectName();
    if (ObjectPath.BYTE_ORDER.compare(last, key) >= 0 && !last.isEmpty()) {
      throw errors.apply(
          new S3Failure(
              Kind.OTHER,
              "the server lists \""
                  + key
                  + "\" after \""
                  + last
                  + "\", not in the order of bytes"));
    }
    last = key;
    return keys.path(key)
        .map(path -> new ObjectInfo(path, item.size(), item.lastModified().toInstant()));
  }
}
