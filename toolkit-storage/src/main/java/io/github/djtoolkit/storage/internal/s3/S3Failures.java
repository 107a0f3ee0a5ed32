package io.github.djtoolkit.storage.internal.s3;

import io.github.djtoolkit.storage.internal.s3.S3Failure.Kind;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.InvalidResponseException;
import io.minio.errors.ServerException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLException;

/**
 * Makes failures of what the MinIO client throws. Nothing of the client's own exceptions is kept,
 * since they carry requests with their signatures.
 */
final class S3Failures {

  private static final int INSUFFICIENT_STORAGE = 507;

  private final List<String> secrets;
  private final int attempts;

  /**
   * Failures of a client.
   *
   * @param secrets texts that must not be seen
   * @param attempts how often a request is made
   */
  S3Failures(List<String> secrets, int attempts) {
    this.secrets = secrets.stream().filter(secret -> !secret.isEmpty()).toList();
    this.attempts = attempts;
  }

  S3Failure of(Throwable thrown) {
    Throwable cause = thrown;
    while (isWrapper(cause) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof S3Failure failure) {
      return failure;
    }
    if (cause instanceof ErrorResponseException answer) {
      return answered(answer);
    }
    if (cause instanceof ServerException server) {
      return server.statusCode() == INSUFFICIENT_STORAGE
          ? new S3Failure(Kind.FULL, String.valueOf(INSUFFICIENT_STORAGE))
          : busy(server.statusCode(), "");
    }
    if (cause instanceof InvalidResponseException) {
      return new S3Failure(
          Kind.NO_SERVER, "what answers there is no S3 server: its answer is not XML");
    }
    if (cause instanceof IOException io) {
      return new S3Failure(connection(io), shown(io) + after());
    }
    return new S3Failure(Kind.OTHER, shown(cause));
  }

  private static boolean isWrapper(Throwable thrown) {
    return thrown instanceof CompletionException
        || thrown instanceof ExecutionException
        || thrown.getClass().getName().equals("io.minio.errors.MinioException")
        || (thrown instanceof IOException && thrown.getCause() instanceof S3Failure);
  }

  private S3Failure answered(ErrorResponseException answer) {
    int status = answer.response().code();
    String code = Optional.ofNullable(answer.errorResponse().code()).orElse("");
    if (status >= 500 && status != 501 && status != INSUFFICIENT_STORAGE) {
      return busy(status, code);
    }
    String said = Optional.ofNullable(answer.errorResponse().message()).orElse("");
    return new S3Failure(kind(status, code), hidden(status + " " + code + ": " + said));
  }

  private static Kind kind(int status, String code) {
    return switch (code) {
      case "NoSuchKey" -> Kind.NO_OBJECT;
      case "NoSuchUpload" -> Kind.NO_UPLOAD;
      case "NoSuchBucket" -> Kind.NO_BUCKET;
      case "InvalidAccessKeyId",
          "SignatureDoesNotMatch",
          "ExpiredToken",
          "InvalidToken",
          "TokenRefreshRequired",
          "RequestTimeTooSkewed",
          "InvalidSecurity",
          "AuthorizationHeaderMalformed" ->
          Kind.CREDENTIALS;
      case "AccessDenied", "AllAccessDisabled", "AccountProblem" -> Kind.DENIED;
      case "PreconditionFailed" -> Kind.CONDITION;
      case "ConditionalRequestConflict", "OperationAborted" -> Kind.CONTENDED;
      case "NotImplemented", "MethodNotAllowed" -> Kind.NOT_IMPLEMENTED;
      case "XMinioStorageFull", "XMinioAdminBucketQuotaExceeded", "QuotaExceeded" -> Kind.FULL;
      case "SlowDown", "SlowDownWrite", "SlowDownRead", "RequestTimeout" -> Kind.BUSY;
      default ->
          status == 403 ? Kind.DENIED : status == INSUFFICIENT_STORAGE ? Kind.FULL : Kind.OTHER;
    };
  }

  private S3Failure busy(int status, String code) {
    return new S3Failure(
        Kind.BUSY, "the server answered " + (status + " " + code).strip() + after());
  }

  private static Kind connection(IOException io) {
    boolean isUnanswered =
        io instanceof ConnectException
            || io instanceof NoRouteToHostException
            || io instanceof UnknownHostException
            || io instanceof SSLException
            || (io instanceof SocketTimeoutException
                && String.valueOf(io.getMessage()).contains("connect"));
    return isUnanswered ? Kind.NO_SERVER : Kind.CUT;
  }

  private String after() {
    return ", in each of " + attempts + " attempts";
  }

  private String shown(Throwable thrown) {
    String message = thrown.getMessage();
    return hidden(thrown.getClass().getSimpleName() + (message == null ? "" : ": " + message));
  }

  private String hidden(String text) {
    String hidden = text;
    for (String secret : secrets) {
      hidden = hidden.replace(secret, "***");
    }
    return hidden;
  }
}
