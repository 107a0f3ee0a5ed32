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

/**
 * Goes through the objects below a folder, one page of the listing and the one behind it in memory:
 * the server makes that while this one is gone through. For one thread.
 */
final class S3Listing implements Iterator<ObjectInfo> {

  private final S3Client client;
  private final S3Keys keys;
  private final String prefix;
  private final int size;
  private final Function<IOException, StorageException> errors;
  private Iterator<? extends Item> page = Collections.emptyIterator();
  private Optional<S3Client.Pending> ahead;
  private Optional<ObjectInfo> next = Optional.empty();
  private String last = "";

  /** Asks for the first page, so that a failure shows at once. */
  S3Listing(
      S3Client client,
      S3Keys keys,
      String folder,
      int size,
      Function<IOException, StorageException> errors) {
    this.client = client;
    this.keys = keys;
    this.prefix = keys.prefix(folder);
    this.size = size;
    this.errors = errors;
    this.ahead = Optional.of(client.list(prefix, Optional.empty(), size));
    turn();
  }

  @Override
  public boolean hasNext() {
    while (next.isEmpty() && (page.hasNext() || ahead.isPresent())) {
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
      ListBucketResultV2 result = ahead.orElseThrow().await();
      ahead =
          Optional.ofNullable(result.nextContinuationToken())
              .filter(token -> result.isTruncated())
              .map(token -> client.list(prefix, Optional.of(token), size));
      result.contents().forEach(item -> item.setEncodingType(result.encodingType()));
      page = result.contents().iterator();
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
