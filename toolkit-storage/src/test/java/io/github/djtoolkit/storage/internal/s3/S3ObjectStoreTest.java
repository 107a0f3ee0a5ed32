package io.github.djtoolkit.storage.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.storage.ContentSource;
import io.github.djtoolkit.storage.CopyResult.Means;
import io.github.djtoolkit.storage.ExpectedContent;
import io.github.djtoolkit.storage.ObjectInfo;
import io.github.djtoolkit.storage.ObjectStore;
import io.github.djtoolkit.storage.config.Secret;
import io.github.djtoolkit.storage.config.StoreCredentials;
import io.github.djtoolkit.storage.contract.ObjectStoreContract;
import io.github.djtoolkit.testkit.junit.S3Test;
import io.github.djtoolkit.testkit.junit.TestBucket;
import io.github.djtoolkit.testkit.s3.S3Server;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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

  @Test
  void normalisesNothing() {
    List<String> names = List.of("\u00e9", "e\u0301", "E\u0301", "\uff25", "\u212b", "\u00c5");
    try (ObjectStore store = newStore()) {
      for (String name : names) {
        byte[] content = name.getBytes(StandardCharsets.UTF_8);
        store.write("folder/" + name, ContentSource.of(content), ExpectedContent.none());
      }
      try (Stream<ObjectInfo> objects = store.list("folder")) {
        assertThat(objects.map(ObjectInfo::path))
            .containsExactlyInAnyOrderElementsOf(names.stream().map(n -> "folder/" + n).toList());
      }
      assertThat(bucket.get("lab/with space+ü/folder/e\u0301"))
          .isEqualTo("e\u0301".getBytes(StandardCharsets.UTF_8));
    }
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
