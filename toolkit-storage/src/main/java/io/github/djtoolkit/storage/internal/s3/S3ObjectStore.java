package io.github.djtoolkit.storage.internal.s3;

import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.storage.CopyResult;
import io.github.djtoolkit.storage.ExpectedContent;
import io.github.djtoolkit.storage.ObjectInfo;
import io.github.djtoolkit.storage.ObjectPath;
import io.github.djtoolkit.storage.ObjectStore;
import io.github.djtoolkit.storage.StorageException;
import io.github.djtoolkit.storage.StoreProbe;
import io.github.djtoolkit.storage.internal.Digests.Digested;
import io.github.djtoolkit.storage.internal.StagedObject;
import io.github.djtoolkit.storage.internal.StoreTemplate;
import io.github.djtoolkit.storage.internal.s3.S3Failure.Kind;
import io.github.djtoolkit.storage.internal.s3.ServerCopy.Original;
import io.minio.HeadObjectResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A store in a bucket. The bytes of an upload are checked by the server against their MD5, part by
 * part; ETags prove nothing here but that an object is the same as before.
 */
final class S3ObjectStore extends StoreTemplate {

  private final S3Client client;
  private final S3Keys keys;
  private final S3Options options;
  private final Creation creation;
  private final S3Errors errors;
  private final BucketCheck bucket;

  S3ObjectStore(StoreSpec spec, S3Client client, S3Keys keys, S3Options options) {
    super(spec);
    this.client = client;
    this.keys = keys;
    this.options = options;
    this.creation = new Creation(client);
    this.errors = new S3Errors(spec.name(), display());
    this.bucket = new BucketCheck(client);
  }

  @Override
  protected Optional<ObjectInfo> find(String path) throws IOException {
    return head(path)
        .map(head -> new ObjectInfo(path, head.size(), head.lastModified().toInstant()));
  }

  @Override
  protected InputStream read(String path) throws IOException {
    return S3Input.open(client, keys.key(path), options.patience().attempts());
  }

  @Override
  protected StagedObject stage(String path) {
    return new S3StagedObject(client, creation, keys.key(path), options.partSize());
  }

  @Override
  protected void remove(String path) throws IOException {
    client.remove(keys.key(path));
  }

  @Override
  protected Optional<CopyResult> duplicate(
      ObjectStore source, String from, String to, ExpectedContent expected) throws IOException {
    if (!(source instanceof S3ObjectStore other) || !client.reaches(other.client)) {
      return Optional.empty();
    }
    Optional<HeadObjectResponse> head = other.head(from);
    if (head.isEmpty()) {
      return Optional.empty();
    }
    Original original = new Original(other.client, other.keys.key(from), head.get());
    Optional<Digested> proved =
        ServerCopy.prove(original, expected, options.patience().attempts(), digests());
    if (proved.isEmpty()) {
      return Optional.empty();
    }
    Digested found = proved.get();
    if (!expected.isMetBy(found.size(), found.md5())) {
      throw changed(
          source, from, ExpectedContent.of(found.size(), found.md5()).display(), expected);
    }
    return new ServerCopy(client, creation, options.copyLimit())
        .copy(original, found, keys.key(to), to);
  }

  @Override
  public Stream<ObjectInfo> list(String folder) {
    String normal = ObjectPath.folder(spec().name(), folder);
    S3Listing listing =
        new S3Listing(client, keys, normal, options.page(), e -> failure("list", normal, e));
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(
                listing, Spliterator.NONNULL | Spliterator.DISTINCT | Spliterator.ORDERED),
            false)
        .filter(info -> !isUnfinished(info.path().substring(info.path().lastIndexOf('/') + 1)));
  }

  @Override
  public StoreProbe probe() {
    try {
      client.list(keys.prefix(""), Optional.empty(), 1).await();
    } catch (IOException e) {
      return StoreProbe.unreachable(errors.reason(client.failure(e)));
    }
    try {
      String key = keys.key(unfinishedName());
      client.abortUpload(key, client.beginUpload(key));
      return StoreProbe.usable();
    } catch (IOException e) {
      return StoreProbe.readOnly(errors.reason(client.failure(e)));
    }
  }

  @Override
  public void close() {
    client.close();
  }

  @Override
  protected StorageException explain(String doing, String path, IOException cause) {
    return cause instanceof S3Failure failure
        ? errors.of(doing, path, failure)
        : super.explain(doing, path, cause);
  }

  /** An object's headers, or empty where the bucket is there and has none. */
  Optional<HeadObjectResponse> head(String path) throws IOException {
    try {
      HeadObjectResponse head = client.head(keys.key(path));
      bucket.seen();
      return Optional.of(head);
    } catch (S3Failure e) {
      if (e.kind() == Kind.NO_OBJECT) {
        bucket.require();
        return Optional.empty();
      }
      throw e.kind() == Kind.DENIED ? bucket.explain(keys.key(path), e) : e;
    }
  }
}
