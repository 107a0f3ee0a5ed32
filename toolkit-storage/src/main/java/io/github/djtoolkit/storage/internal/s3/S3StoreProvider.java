package io.github.djtoolkit.storage.internal.s3;

import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.storage.ObjectStore;
import io.github.djtoolkit.storage.ObjectStoreProvider;
import io.github.djtoolkit.storage.Patience;
import io.github.djtoolkit.storage.StorageException;
import io.github.djtoolkit.storage.config.Secret;
import io.github.djtoolkit.storage.config.StoreCredentials;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;

/** Opens buckets. Path style, so that any endpoint will do. */
public final class S3StoreProvider implements ObjectStoreProvider {

  private final Map<String, String> environment;
  private final S3Options options;

  /** A provider that takes credentials from this process's environment where a store has none. */
  public S3StoreProvider() {
    this(Patience.usual());
  }

  /**
   * The same, more or less patient.
   *
   * @param patience how long stores wait and how often they ask
   */
  public S3StoreProvider(Patience patience) {
    this(System.getenv(), S3Options.with(patience));
  }

  S3StoreProvider(Map<String, String> environment, S3Options options) {
    this.environment = Map.copyOf(environment);
    this.options = options;
  }

  @Override
  public boolean supports(StoreAddress address) {
    return address instanceof StoreAddress.Bucket;
  }

  @Override
  public ObjectStore open(StoreSpec spec, StoreCredentials credentials) {
    if (!(spec.address() instanceof StoreAddress.Bucket address)) {
      throw new IllegalArgumentException("not a bucket: " + spec.address().display());
    }
    S3Keys keys = new S3Keys(spec, address);
    Optional<String> proxy = credentials.get("proxy_server").map(Secret::value);
    S3Credentials account = S3Credentials.of(credentials, environment);
    try {
      OkHttpClient http = HttpClients.create(options.patience(), address.secure(), proxy);
      S3Client client = new S3Client(address, account, http, options.patience().attempts());
      return new S3ObjectStore(spec, client, keys, options);
    } catch (IllegalArgumentException e) {
      throw new StorageException(
          StorageException.IO,
          spec.name(),
          "",
          "Store "
              + spec.name()
              + " ("
              + address.display()
              + ") cannot be opened: "
              + e.getMessage()
              + ". Correct it in the configuration.");
    }
  }
}
