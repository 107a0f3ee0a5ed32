package io.github.djtoolkit.testkit.s3.internal;

import io.github.djtoolkit.testkit.s3.S3Server;
import io.minio.AbortMultipartUploadArgs;
import io.minio.GetObjectArgs;
import io.minio.ListMultipartUploadsArgs;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioAsyncClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveBucketArgs;
import io.minio.RemoveObjectArgs;
import io.minio.Result;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import io.minio.messages.ListAllMyBucketsResult;
import io.minio.messages.ListMultipartUploadsResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;

/** What tests do with buckets, with the server's own account. Thread-safe. */
public final class BucketClient implements AutoCloseable {

  private final MinioAsyncClient minio;

  /**
   * A client of a server.
   *
   * @param server the server
   */
  public BucketClient(S3Server server) {
    this.minio =
        MinioAsyncClient.builder()
            .endpoint((server.secure() ? "https://" : "http://") + server.endpoint())
            .credentials(server.accessKey(), server.secretKey())
            .httpClient(
                new OkHttpClient.Builder().addInterceptor(new UploadClasses()).build(), true)
            .build();
  }

  /**
   * All buckets.
   *
   * @return their names
   */
  public List<String> buckets() {
    return answer(minio.listBuckets()).stream().map(ListAllMyBucketsResult.Bucket::name).toList();
  }

  /**
   * Makes a bucket.
   *
   * @param bucket its name
   */
  public void make(String bucket) {
    answer(minio.makeBucket(MakeBucketArgs.builder().bucket(bucket).build()));
  }

  /**
   * Writes an object, over what may be there.
   *
   * @param bucket the bucket
   * @param key the key
   * @param content the bytes
   */
  public void put(String bucket, String key, byte[] content) {
    answer(
        minio.putObject(
            PutObjectArgs.builder()
                .bucket(bucket)
                .object(key)
                .data(content, content.length)
                .build()));
  }

  /**
   * Reads an object.
   *
   * @param bucket the bucket
   * @param key the key
   * @return the bytes
   */
  public byte[] get(String bucket, String key) {
    try (InputStream in =
        answer(minio.getObject(GetObjectArgs.builder().bucket(bucket).object(key).build()))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * All keys of a bucket.
   *
   * @param bucket the bucket
   * @return the keys in the order of their bytes
   */
  public List<String> keys(String bucket) {
    List<String> keys = new ArrayList<>();
    for (Result<Item> item :
        minio.listObjects(ListObjectsArgs.builder().bucket(bucket).recursive(true).build())) {
      keys.add(taken(item).objectName());
    }
    return keys;
  }

  /**
   * Removes an object.
   *
   * @param bucket the bucket
   * @param key the key
   */
  public void remove(String bucket, String key) {
    answer(minio.removeObject(RemoveObjectArgs.builder().bucket(bucket).object(key).build()));
  }

  /**
   * Keys of uploads in parts that were begun and neither completed nor aborted.
   *
   * @param bucket the bucket
   * @return the keys
   */
  public List<String> unfinishedUploads(String bucket) {
    return uploads(bucket).stream().map(upload -> upload.objectName()).toList();
  }

  /**
   * Removes a bucket with all objects and unfinished uploads.
   *
   * @param bucket its name
   */
  public void drop(String bucket) {
    for (ListMultipartUploadsResult.Upload upload : uploads(bucket)) {
      answer(
          minio.abortMultipartUpload(
              AbortMultipartUploadArgs.builder()
                  .bucket(bucket)
                  .object(upload.objectName())
                  .uploadId(upload.uploadId())
                  .build()));
    }
    keys(bucket).forEach(key -> remove(bucket, key));
    answer(minio.removeBucket(RemoveBucketArgs.builder().bucket(bucket).build()));
  }

  @Override
  public void close() {
    try {
      minio.close();
    } catch (Exception e) {
      throw new IllegalStateException("The client does not close", e);
    }
  }

  private List<ListMultipartUploadsResult.Upload> uploads(String bucket) {
    return answer(
            minio.listMultipartUploads(ListMultipartUploadsArgs.builder().bucket(bucket).build()))
        .result()
        .uploads();
  }

  private static <T> T answer(CompletableFuture<T> request) {
    try {
      return request.join();
    } catch (CompletionException e) {
      throw failure(e.getCause() == null ? e : e.getCause());
    }
  }

  private static <T> T taken(Result<T> result) {
    try {
      return result.get();
    } catch (MinioException e) {
      throw failure(e);
    }
  }

  /** Without the client's exception, whose text shows requests. */
  private static IllegalStateException failure(Throwable cause) {
    return new IllegalStateException(
        "S3: "
            + Stream.of(cause.getClass().getSimpleName(), String.valueOf(cause.getMessage()))
                .reduce((type, message) -> type + ": " + message)
                .orElseThrow());
  }
}
