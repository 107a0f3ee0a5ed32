package io.github.djtoolkit.storage.internal.s3;

import java.io.IOException;

/** What a server answered instead of doing what was asked, or why it could not be asked. */
final class S3Failure extends IOException {

  private static final long serialVersionUID = 1L;

  /** What it means. */
  enum Kind {
    /** There is no such object. */
    NO_OBJECT,
    /** There is no such upload, or none any more. */
    NO_UPLOAD,
    /** There is no such bucket. */
    NO_BUCKET,
    /** The server does not know the account or its secret is wrong. */
    CREDENTIALS,
    /** The account may not do it. */
    DENIED,
    /** A condition of the request does not hold. */
    CONDITION,
    /** Somebody else writes the object at this moment. */
    CONTENDED,
    /** The server cannot do what the request asks for. */
    NOT_IMPLEMENTED,
    /** Nobody answers at the endpoint, or not in the expected language. */
    NO_SERVER,
    /** The connection was cut, or the server fell silent. */
    CUT,
    /** There is no room for the object, or the account may have no more. */
    FULL,
    /** The server has too much to do, or failed. */
    BUSY,
    /** Anything else. */
    OTHER
  }

  private final Kind kind;

  S3Failure(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }
}
