package io.github.djtoolkit.testkit.s3.internal;

import io.github.djtoolkit.testkit.s3.S3Server;

/** A server of any kind: where it is, and how it is stopped. */
final class RunningS3 implements S3Server {

  private final String kind;
  private final S3Access access;
  private final boolean exclusive;
  private final Runnable stop;

  RunningS3(String kind, S3Access access, boolean exclusive, Runnable stop) {
    this.kind = kind;
    this.access = access;
    this.exclusive = exclusive;
    this.stop = stop;
  }

  @Override
  public String endpoint() {
    return access.endpoint();
  }

  @Override
  public boolean secure() {
    return access.secure();
  }

  @Override
  public String accessKey() {
    return access.accessKey();
  }

  @Override
  public String secretKey() {
    return access.secretKey();
  }

  @Override
  public boolean exclusive() {
    return exclusive;
  }

  @Override
  public void close() {
    stop.run();
  }

  @Override
  public String toString() {
    return kind + " at " + access;
  }
}
