package io.github.djtoolkit.storage.internal.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.storage.ContentSource;
import io.github.djtoolkit.storage.ExpectedContent;
import io.github.djtoolkit.storage.ObjectInfo;
import io.github.djtoolkit.storage.ObjectStore;
import io.github.djtoolkit.storage.Patience;
import io.github.djtoolkit.storage.StorageException;
import io.github.djtoolkit.storage.config.Secret;
import io.github.djtoolkit.storage.config.StoreCredentials;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A program that uses a bucket by https, for a process with authorities of its own. Whom a process
 * trusts is settled by its environment and its properties when it starts.
 */
final class SecureClient {

  static final String BUCKET = "secure";

  private static final S3Options OPTIONS =
      new S3Options(
          new Patience(Duration.ofSeconds(5), Duration.ofSeconds(5), 2, Duration.ofMillis(2)),
          5 * 1024 * 1024,
          10L * 1024 * 1024,
          20);

  private SecureClient() {}

  /**
   * The program.
   *
   * @param args endpoint, access key and secret key
   */
  public static void main(String[] args) throws IOException {
    try (ObjectStore store = open(args[0], args[1], args[2])) {
      System.out.println(use(store));
    } catch (StorageException e) {
      System.out.println(e.code() + ": " + e.getMessage());
    }
  }

  static ObjectStore open(String endpoint, String accessKey, String secretKey) {
    return new S3StoreProvider(Map.of(), OPTIONS)
        .open(
            StoreSpec.of("cloud", new StoreAddress.Bucket(endpoint, BUCKET, "lab", true)),
            new StoreCredentials(
                Map.of("access_key", new Secret(accessKey), "secret_key", new Secret(secretKey))));
  }

  private static String use(ObjectStore store) throws IOException {
    store.write("object", ContentSource.of("content".getBytes(UTF_8)), ExpectedContent.none());
    List<String> paths;
    try (Stream<ObjectInfo> objects = store.list("")) {
      paths = objects.map(ObjectInfo::path).toList();
    }
    try (InputStream in = store.open("object")) {
      return paths + " " + new String(in.readAllBytes(), UTF_8);
    }
  }
}
