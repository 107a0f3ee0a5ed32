package io.github.djtoolkit.storage.internal.local;

import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.storage.ObjectStore;
import io.github.djtoolkit.storage.ObjectStoreProvider;
import io.github.djtoolkit.storage.config.StoreCredentials;
import java.nio.file.Path;

/** Opens folders of this machine. */
public final class LocalStoreProvider implements ObjectStoreProvider {

  @Override
  public boolean supports(StoreAddress address) {
    return address instanceof StoreAddress.Folder;
  }

  @Override
  public ObjectStore open(StoreSpec spec, StoreCredentials credentials) {
    if (spec.address() instanceof StoreAddress.Folder folder) {
      return new LocalObjectStore(spec, Path.of(folder.location()).toAbsolutePath().normalize());
    }
    throw new IllegalArgumentException("not a folder: " + spec.address().display());
  }
}
