package io.github.djtoolkit.ops.external;

import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.storage.ObjectStore;
import io.github.djtoolkit.storage.ObjectStoreProvider;
import io.github.djtoolkit.storage.config.Secret;
import io.github.djtoolkit.storage.config.StoreCredentials;
import io.github.djtoolkit.testkit.s3.S3Server;
import java.util.Map;

/** The toolkit's own providers, with the test server's account. */
record ServerAccount(S3Server server) implements ObjectStoreProvider {

  @Override
  public boolean supports(StoreAddress address) {
    return true;
  }

  @Override
  public ObjectStore open(StoreSpec spec, StoreCredentials credentials) {
    StoreCredentials account =
        new StoreCredentials(
            Map.of(
                "access_key", new Secret(server.accessKey()),
                "secret_key", new Secret(server.secretKey())));
    return ObjectStoreProvider.defaults().stream()
        .filter(p -> p.supports(spec.address()))
        .findFirst()
        .orElseThrow()
        .open(spec, account);
  }
}
