package io.github.djtoolkit.storage.internal.s3;

import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.storage.CopyResult.Means;
import io.github.djtoolkit.storage.ObjectStore;
import io.github.djtoolkit.storage.config.Secret;
import io.github.djtoolkit.storage.config.StoreCredentials;
import io.github.djtoolkit.storage.contract.ObjectStoreContract;
import io.github.djtoolkit.testkit.junit.S3Test;
import io.github.djtoolkit.testkit.junit.TestBucket;
import io.github.djtoolkit.testkit.s3.S3Server;
import java.util.Map;

@S3Test
class S3ObjectStoreTest extends ObjectStoreContract {

  private final S3Server server;
  private final TestBucket bucket;

  S3ObjectStoreTest(S3Server server, TestBucket bucket) {
    this.server = server;
    this.bucket = bucket;
  }

  @Override
  protected ObjectStore newStore() {
    return open(bucket.address("lab/with space+ü"));
  }

  @Override
  protected ObjectStore newUnreachableStore() {
    return open(new StoreAddress.Bucket(server.endpoint(), bucket.name() + "-none", "lab", false));
  }

  @Override
  protected Means meansInside() {
    return Means.COPIED_BY_SERVER;
  }

  private ObjectStore open(StoreAddress.Bucket address) {
    return new S3StoreProvider()
        .open(
            StoreSpec.of("cloud", address),
            new StoreCredentials(
                Map.of(
                    "access_key", new Secret(server.accessKey()),
                    "secret_key", new Secret(server.secretKey()))));
  }
}
