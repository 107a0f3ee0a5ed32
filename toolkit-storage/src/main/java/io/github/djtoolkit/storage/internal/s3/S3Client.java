package io.github.djtoolkit.storage.internal.s3;

import io.github.djtoolkit.model.store.StoreAddress;
import io.minio.AbortMultipartUploadArgs;
import io.minio.CompleteMultipartUploadArgs;
import io.minio.ComposeObjectArgs;
import io.minio.CopyObjectArgs;
import io.minio.CreateMultipartUploadArgs;
import io.minio.GetObjectArgs;
import io.minio.GetObjectResponse;
import io.minio.HeadBucketArgs;
import io.minio.HeadObjectArgs;
import io.minio.HeadObjectResponse;
import io.minio.Http;
import io.minio.ListObjectsV2Args;
import io.minio.ListObjectsV2Response;
import io.minio.MinioAsyncClient;
import io.minio.ObjectArgs;
import io.minio.PutObjectAPIArgs;
import io.minio.RemoveObjectArgs;
import io.minio.SourceObject;
import io.minio.UploadPartArgs;
import io.minio.UploadPartCopyArgs;
import io.minio.messages.ListBucketResultV2;
import io.minio.messages.Part;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;

/**
 * The requests that a store makes, each answered or failed with an {@link S3Failure}. Safe for use
 * by several threads.
 */
final class S3Client implements AutoCloseable {

  /** What an object must not be for a request to be granted. */
  private static final Map<String, String> WHERE_NOTHING_IS = Map.of("If-None-Match", "*");

  private final StoreAddress.Bucket address;
  private final S3Credentials credentials;
  private final S3Failures failures;
  private final OkHttpClient http;
  private final MinioAsyncClient minio;

  S3Client(
      StoreAddress.Bucket address, S3Credentials credentials, OkHttpClient http, int attempts) {
    this.address = address;
    this.credentials = credentials;
    this.failures = new S3Failures(credentials.secrets(), attempts);
    this.http = http;
    MinioAsyncClient.Builder builder =
        MinioAsyncClient.builder()
            .endpoint((address.secure() ? "https://" : "http://") + address.endpoint())
            .httpClient(http);
    Optional.ofNullable(credentials.provider()).ifPresent(builder::credentialsProvider);
    this.minio = builder.build();
    minio.disableVirtualStyleEndpoint();
  }

  /** Whether an object of the other's bucket can be named in a request to this server. */
  boolean reaches(S3Client other) {
    return address.endpoint().equals(other.address.endpoint())
        && address.secure() == other.address.secure()
        && credentials.equals(other.credentials);
  }

  void headBucket() throws IOException {
    ask(() -> minio.headBucket(HeadBucketArgs.builder().bucket(address.bucket()).build()));
  }

  HeadObjectResponse head(String key) throws IOException {
    return ask(() -> minio.headObject(of(HeadObjectArgs.builder(), key).build()));
  }

  /** The object from a byte on; with an ETag only while it is the same object. */
  GetObjectResponse get(String key, long from, Optional<String> etag) throws IOException {
    GetObjectArgs.Builder args = of(GetObjectArgs.builder(), key);
    if (from > 0) {
      args.offset(from);
    }
    etag.map(S3Client::quoted).ifPresent(args::matchETag);
    return ask(() -> minio.getObject(args.build()));
  }

  /** Writes an object in one request and says its ETag. */
  String put(String key, Block block, boolean conditional) throws IOException {
    PutObjectAPIArgs.Builder args =
        of(PutObjectAPIArgs.builder(), key)
            .data(block.bytes(), block.length())
            .headers(new Http.Headers(Http.Headers.CONTENT_MD5, block.md5()))
            .contentType("application/octet-stream");
    if (conditional) {
      args.extraHeaders(WHERE_NOTHING_IS);
    }
    return ask(() -> minio.putObject(args.build())).etag();
  }

  String beginUpload(String key) throws IOException {
    return ask(() ->
            minio.createMultipartUpload(of(CreateMultipartUploadArgs.builder(), key).build()))
        .result()
        .uploadId();
  }

  Part uploadPart(String key, String upload, int number, Block block) throws IOException {
    UploadPartArgs args =
        of(UploadPartArgs.builder(), key)
            .uploadId(upload)
            .partNumber(number)
            .data(block.bytes(), block.length())
            .headers(new Http.Headers(Http.Headers.CONTENT_MD5, block.md5()))
            .build();
    return new Part(number, ask(() -> minio.uploadPart(args)).part().etag());
  }

  Part copyPart(SourceObject source, String key, String upload, int number, String range)
      throws IOException {
    Http.Headers headers = new Http.Headers(source.makeCopyHeaders());
    headers.put("x-amz-copy-source-range", range);
    ComposeObjectArgs target =
        of(ComposeObjectArgs.builder(), key).sources(List.of(source)).build();
    UploadPartCopyArgs args = new UploadPartCopyArgs(target, upload, number, headers);
    return new Part(number, unquoted(ask(() -> minio.uploadPartCopy(args)).result().etag()));
  }

  /** Makes an object of its parts and says its ETag. */
  String completeUpload(String key, String upload, List<Part> parts, boolean conditional)
      throws IOException {
    CompleteMultipartUploadArgs.Builder args =
        of(CompleteMultipartUploadArgs.builder(), key)
            .uploadId(upload)
            .parts(parts.toArray(Part[]::new));
    if (conditional) {
      args.extraHeaders(WHERE_NOTHING_IS);
    }
    return unquoted(ask(() -> minio.completeMultipartUpload(args.build())).etag());
  }

  /** Forgets an upload; one that is gone already is no failure. */
  void abortUpload(String key, String upload) throws IOException {
    try {
      ask(
          () ->
              minio.abortMultipartUpload(
                  of(AbortMultipartUploadArgs.builder(), key).uploadId(upload).build()));
    } catch (S3Failure e) {
      if (e.kind() != S3Failure.Kind.NO_UPLOAD) {
        throw e;
      }
    }
  }

  /** Lets the server copy an object and says the copy's ETag. */
  String copy(SourceObject source, String key, boolean conditional) throws IOException {
    CopyObjectArgs.Builder args = of(CopyObjectArgs.builder(), key).source(source);
    if (conditional) {
      args.extraHeaders(WHERE_NOTHING_IS);
    }
    return unquoted(ask(() -> minio.copyObject(args.build())).etag());
  }

  /** An object of this bucket as the source of a copy, as long as it is the same one. */
  SourceObject source(String key, HeadObjectResponse head) {
    SourceObject source = SourceObject.builder().bucket(address.bucket()).object(key).build();
    return new SourceObject(source, head.size(), quoted(head.etag()));
  }

  void remove(String key) throws IOException {
    ask(() -> minio.removeObject(of(RemoveObjectArgs.builder(), key).build()));
  }

  /** An answer that is on its way. */
  @FunctionalInterface
  interface Pending {

    /** Waits for the answer. */
    ListBucketResultV2 await() throws IOException;
  }

  /** Asks for a page of the keys with a prefix, and does not wait for it. */
  Pending list(String prefix, Optional<String> continuation, int limit) {
    ListObjectsV2Args.Builder args =
        ListObjectsV2Args.builder()
            .bucket(address.bucket())
            .prefix(prefix)
            .encodingType("url")
            .maxKeys(limit);
    continuation.ifPresent(args::continuationToken);
    try {
      CompletableFuture<ListObjectsV2Response> asked = minio.listObjectsV2(args.build());
      return () -> ask(() -> asked).result();
    } catch (RuntimeException e) {
      return () -> {
        throw failures.of(e);
      };
    }
  }

  /** The failure for what was thrown outside of a request, such as while its answer was read. */
  S3Failure failure(Throwable thrown) {
    return failures.of(thrown);
  }

  @Override
  public void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }

  private <B extends ObjectArgs.Builder<B, A>, A extends ObjectArgs> B of(B builder, String key) {
    return builder.bucket(address.bucket()).object(key);
  }

  private <T> T ask(Supplier<CompletableFuture<T>> request) throws IOException {
    try {
      return request.get().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the server");
    } catch (ExecutionException | RuntimeException e) {
      throw failures.of(e);
    }
  }

  private static String quoted(String etag) {
    return "\"" + etag + "\"";
  }

  private static String unquoted(String etag) {
    return etag.replace("\"", "");
  }
}
