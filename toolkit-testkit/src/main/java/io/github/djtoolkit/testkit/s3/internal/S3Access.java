package io.github.djtoolkit.testkit.s3.internal;

/** Where an S3 server is, and an account of it. Not a record: its text must not show the secret. */
final class S3Access {

  private final String endpoint;
  private final boolean secure;
  private final String accessKey;
  private final String secretKey;

  S3Access(String endpoint, boolean secure, String accessKey, String secretKey) {
    this.endpoint = endpoint;
    this.secure = secure;
    this.accessKey = accessKey;
    this.secretKey = secretKey;
  }

  String endpoint() {
    return endpoint;
  }

  boolean secure() {
    return secure;
  }

  String accessKey() {
    return accessKey;
  }

  String secretKey() {
    return secretKey;
  }

  @Override
  public String toString() {
    return (secure ? "https://" : "http://") + endpoint;
  }
}
