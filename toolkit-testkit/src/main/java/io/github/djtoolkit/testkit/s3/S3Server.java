package io.github.djtoolkit.testkit.s3;

import io.github.djtoolkit.testkit.s3.internal.S3Choice;

/**
 * A running S3 server with an account that may do everything. Whoever starts it closes it.
 * Thread-safe.
 */
public interface S3Server extends AutoCloseable {

  /**
   * Takes the first server that there is: the external one that the environment variable {@code
   * DJTOOLKIT_S3_ENDPOINT} names (a URL, with {@code DJTOOLKIT_S3_ACCESS_KEY} and {@code
   * DJTOOLKIT_S3_SECRET_KEY} beside it), else MinIO in a container where a Docker engine answers,
   * else S3Proxy in this process, which keeps objects in memory, where it is on the class path.
   *
   * @return the running server; closing it stops it, except an external one
   * @throws io.github.djtoolkit.testkit.server.ServerStartException when no server can be had; its
   *     message names the ways out
   */
  static S3Server start() {
    return S3Choice.fromEnvironment().start();
  }

  /**
   * Starts a server in this process whatever else there is.
   *
   * @return the running server; closing it stops it
   * @throws io.github.djtoolkit.testkit.server.ServerStartException when S3Proxy is not on the
   *     class path
   */
  static S3Server startInProcess() {
    return S3Choice.fromEnvironment().startInProcess();
  }

  /**
   * Where the server is, as stores are configured: without a scheme.
   *
   * @return host and port
   */
  String endpoint();

  /**
   * What it speaks.
   *
   * @return true for https, false for http
   */
  boolean secure();

  /**
   * The account that may do everything.
   *
   * @return its access key
   */
  String accessKey();

  /**
   * The account's secret; it must not reach a log.
   *
   * @return its secret key
   */
  String secretKey();

  /**
   * Whether this process alone uses the server.
   *
   * @return false for an external server
   */
  boolean exclusive();

  /** Stops the server, unless somebody else runs it. */
  @Override
  void close();
}
