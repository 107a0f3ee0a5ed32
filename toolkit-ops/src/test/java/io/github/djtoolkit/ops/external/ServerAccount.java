package io.github.djtoolkit.ops.external;

import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.storage.ObjectStore;
import io.github.djtoolkit.storage.ObjectStoreProvider;
import io.github.djtoolkit.storage.Patience;
import io.github.djtoolkit.storage.config.Secret;
import io.github.djtoolkit.storage.config.StoreCredentials;
import io.github.djtoolkit.testkit.s3.S3Server;
import java.time.Duration;
import java.util.Map;

/**
 * The toolkit's own providers, with an account of the test server.
 *
 * @param server the server
 * @param secret secret key of the account
 * @param patience how patient buckets are
 */
record ServerAccount(S3Server server, String secret, Patience patience)
    implements ObjectStoreProvider {

  /** The right account, and three quick attempts. */
  ServerAccount(S3Server server) {
    this(
        server,
        server.secretKey(),
        new Patience(Duration.ofSeconds(5), Duration.ofSeconds(5), 3, Duration.ofMillis(2)));
  }

  @Override
  public boolean supports(StoreAddress address) {
    return true;
  }

  @Override
  public ObjectStore open(StoreSpec spec, StoreCredentials credentials) {
    StoreCredentials account =
        new StoreCredentials(
            Map.of("access_key", new Secret(server.accessKey()), "secret_key", new Secret(secret)));
    return ObjectStoreProvider.defaults(patience).stream()
        .filter(p -> p.supports(spec.address()))
        .findFirst()
        .orElseThrow()
        .open(spec, account);
  }
}
