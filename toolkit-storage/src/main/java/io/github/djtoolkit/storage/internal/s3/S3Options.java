package io.github.djtoolkit.storage.internal.s3;

import java.time.Duration;

/**
 * How patiently and in which portions a store speaks to its server.
 *
 * @param connectTimeout how long a connection may take to be made
 * @param silence how long the server may say or take nothing before the connection is given up
 * @param attempts how often a request is made before its failure counts, at least 1
 * @param firstPause pause after the first failure; it doubles with each further one, and a part of
 *     it is left to chance
 * @param partSize size in bytes of the parts of an upload, which are kept in memory; at least 5 MiB
 * @param copyLimit size in bytes below which the server copies an object in one request
 */
record S3Options(
    Duration connectTimeout,
    Duration silence,
    int attempts,
    Duration firstPause,
    int partSize,
    long copyLimit) {

  private static final int MIB = 1024 * 1024;

  static S3Options defaults() {
    return new S3Options(
        Duration.ofSeconds(10),
        Duration.ofSeconds(60),
        6,
        Duration.ofMillis(200),
        8 * MIB,
        5L * 1024 * MIB);
  }
}
