package io.github.djtoolkit.storage;

import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.storage.config.StoreCredentials;
import io.github.djtoolkit.storage.internal.local.LocalStoreProvider;
import io.github.djtoolkit.storage.internal.s3.S3StoreProvider;
import io.github.djtoolkit.storage.internal.vfs.VfsStoreProvider;
import java.util.List;

/** Opens stores of some kind of address. Implementations are stateless. */
public interface ObjectStoreProvider {

  /**
   * Whether this provider is the one for an address.
   *
   * @param address address of a store
   * @return true if {@link #open} knows what to do with it
   */
  boolean supports(StoreAddress address);

  /**
   * Opens a store. Need not contact it.
   *
   * @param spec the store
   * @param credentials what is needed to get in
   * @return the store; the caller closes it
   */
  ObjectStore open(StoreSpec spec, StoreCredentials credentials);

  /**
   * The toolkit's own providers: folders of this machine, S3 buckets, and every scheme that Commons
   * VFS finds a library for.
   *
   * @return the providers, to be asked in this order
   */
  static List<ObjectStoreProvider> defaults() {
    return defaults(Patience.usual());
  }

  /**
   * The toolkit's own providers, with buckets that are more or less patient with their servers.
   *
   * @param patience how long a bucket waits for its server, and how often it asks again
   * @return the providers, to be asked in this order
   */
  static List<ObjectStoreProvider> defaults(Patience patience) {
    return List.of(new LocalStoreProvider(), new S3StoreProvider(patience), new VfsStoreProvider());
  }
}
