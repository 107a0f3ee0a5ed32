package io.github.djtoolkit.storage.internal.s3;

import io.github.djtoolkit.storage.StorageException;
import io.github.djtoolkit.storage.StoreAccessException;
import io.github.djtoolkit.storage.StoreUnreachableException;

/** Says what a failure means for a store, and the way out. */
final class S3Errors {

  private final String store;
  private final String display;

  /**
   * Errors of a store.
   *
   * @param store its name
   * @param display its name and address, for people
   */
  S3Errors(String store, String display) {
    this.store = store;
    this.display = display;
  }

  StorageException of(String doing, String path, S3Failure failure) {
    String message =
        "Cannot "
            + doing
            + " "
            + (path.isEmpty() ? "the location" : "\"" + path + "\"")
            + " in "
            + display
            + ": "
            + reason(failure);
    return switch (failure.kind()) {
      case NO_SERVER, NO_BUCKET -> new StoreUnreachableException(store, path, message);
      case CREDENTIALS, DENIED -> new StoreAccessException(store, path, message);
      default -> new StorageException(StorageException.IO, store, path, message, failure);
    };
  }

  /** What happened and the way out. */
  String reason(S3Failure failure) {
    String said = failure.getMessage();
    return switch (failure.kind()) {
      case NO_SERVER ->
          "the endpoint does not answer ("
              + said
              + "). Check that the server runs, and \"endpoint\" and \"secure\" in the configuration.";
      case NO_BUCKET ->
          "the bucket does not exist ("
              + said
              + "). Create it, or correct \"bucket\" in the configuration.";
      case CREDENTIALS ->
          "the server does not accept the account ("
              + said
              + "). Correct access_key and secret_key, which are read from .secrets/stores."
              + store
              + ".access_key and .secret_key, from the configuration, or from AWS_ACCESS_KEY_ID and"
              + " AWS_SECRET_ACCESS_KEY.";
      case DENIED ->
          "the account is not allowed to ("
              + said
              + "). Grant it s3:ListBucket, s3:GetObject and s3:PutObject, and s3:DeleteObject for a"
              + " rollback.";
      case FULL ->
          "there is no room for it ("
              + said
              + "). Make room there, or let the account have more, and run it again; what was done is"
              + " kept.";
      case BUSY -> said + ". Run it again when the server has less to do; what was done is kept.";
      case CUT -> said + ". Run it again; what was done is kept.";
      default -> said + ".";
    };
  }
}
