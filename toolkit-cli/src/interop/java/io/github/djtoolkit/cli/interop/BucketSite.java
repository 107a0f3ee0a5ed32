package io.github.djtoolkit.cli.interop;

import io.github.djtoolkit.testkit.junit.TestBucket;
import io.github.djtoolkit.testkit.s3.S3Server;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Stores in one bucket, each below a prefix of its own.
 *
 * @param server the S3 server
 * @param bucket the bucket
 */
record BucketSite(S3Server server, TestBucket bucket) implements StoreSite {

  @Override
  public String settings(String store) {
    return """
        "protocol": "s3", "endpoint": "%s", "bucket": "%s", "location": "lab/%s", "secure": %s, \
        "access_key": "%s", "secret_key": "%s\""""
        .formatted(
            server.endpoint(),
            bucket.name(),
            store,
            server.secure(),
            server.accessKey(),
            server.secretKey());
  }

  @Override
  public SortedMap<String, String> files() {
    SortedMap<String, String> digests = new TreeMap<>();
    for (String key : bucket.keys()) {
      digests.put(key, Digest.of(bucket.get(key)));
    }
    return digests;
  }
}
