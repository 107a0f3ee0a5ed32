package io.github.djtoolkit.storage.internal.vfs;

import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.storage.ObjectStore;
import io.github.djtoolkit.storage.contract.ObjectStoreContract;
import org.apache.commons.vfs2.FileSystemException;
import org.apache.commons.vfs2.FileSystemOptions;
import org.apache.commons.vfs2.impl.StandardFileSystemManager;

class VfsRamObjectStoreTest extends ObjectStoreContract {

  @Override
  protected ObjectStore newStore() throws FileSystemException {
    StandardFileSystemManager manager = VfsStoreProvider.manager();
    manager.resolveFile("ram:///lab/raw").createFolder();
    return new VfsObjectStore(
        spec("ram:///lab/raw"), manager, new FileSystemOptions(), "ram:///lab/raw");
  }

  @Override
  protected ObjectStore newUnreachableStore() throws FileSystemException {
    return new VfsObjectStore(
        spec("ram:///nowhere"),
        VfsStoreProvider.manager(),
        new FileSystemOptions(),
        "ram:///nowhere");
  }

  private static StoreSpec spec(String uri) {
    return StoreSpec.of("in-memory", new StoreAddress.Remote("ram", uri));
  }
}
