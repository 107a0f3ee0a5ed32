package io.github.djtoolkit.storage.internal.s3;

import io.github.djtoolkit.storage.Patience;

/**
 * How patiently and in which portions a store speaks to its server.
 *
 * @param patience how long it waits and how often it asks
 * @param partSize size in bytes of the parts of an upload, which are kept in memory; at least 5 MiB
 * @param copyLimit size in bytes below which the server copies an object in one request
 * @param page how many objects an answer to a listing may name
 */
record S3Options(Patience patience, int partSize, long copyLimit, int page) {

  private static final int MIB = 1024 * 1024;

  static S3Options with(Patience patience) {
    return new S3Options(patience, 8 * MIB, 5L * 1024 * MIB, 1000);
  }
}
