package io.github.djtoolkit.storage.internal.vfs;

import io.github.djtoolkit.model.store.StoreAddress;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.storage.ObjectStore;
import io.github.djtoolkit.storage.ObjectStoreProvider;
import io.github.djtoolkit.storage.StorageException;
import io.github.djtoolkit.storage.config.Secret;
import io.github.djtoolkit.storage.config.StoreCredentials;
import java.util.Locale;
import org.apache.commons.vfs2.FileSystemException;
import org.apache.commons.vfs2.FileSystemOptions;
import org.apache.commons.vfs2.auth.StaticUserAuthenticator;
import org.apache.commons.vfs2.cache.NullFilesCache;
import org.apache.commons.vfs2.impl.DefaultFileSystemConfigBuilder;
import org.apache.commons.vfs2.impl.StandardFileSystemManager;

/** Opens URIs of the schemes that Commons VFS finds a library for. */
public final class VfsStoreProvider implements ObjectStoreProvider {

  private static final String SFTP = "sftp";

  @Override
  public boolean supports(StoreAddress address) {
    if (!(address instanceof StoreAddress.Remote remote)) {
      return false;
    }
    try (StandardFileSystemManager manager = manager()) {
      return manager.hasProvider(scheme(remote));
    } catch (FileSystemException e) {
      return false;
    }
  }

  @Override
  public ObjectStore open(StoreSpec spec, StoreCredentials credentials) {
    if (!(spec.address() instanceof StoreAddress.Remote remote)) {
      throw new IllegalArgumentException("not a URI: " + spec.address().display());
    }
    try {
      return new VfsObjectStore(
          spec, manager(), options(scheme(remote), credentials), remote.uri());
    } catch (FileSystemException e) {
      throw new StorageException(
          StorageException.IO,
          spec.name(),
          "",
          "Commons VFS cannot be started for store " + spec.name() + ": " + e.getMessage(),
          e);
    }
  }

  /** A manager that keeps no files, since a kept file would not see what others do. */
  static StandardFileSystemManager manager() throws FileSystemException {
    StandardFileSystemManager manager = new StandardFileSystemManager();
    manager.setFilesCache(new NullFilesCache());
    manager.init();
    return manager;
  }

  private static FileSystemOptions options(String scheme, StoreCredentials credentials)
      throws FileSystemException {
    FileSystemOptions options = new FileSystemOptions();
    if (credentials.get(StoreCredentials.USER).isPresent()) {
      StaticUserAuthenticator authenticator =
          new StaticUserAuthenticator(
              "",
              credentials.get(StoreCredentials.USER).map(Secret::value).orElse(""),
              credentials.get(StoreCredentials.PASSWORD).map(Secret::value).orElse(""));
      DefaultFileSystemConfigBuilder.getInstance().setUserAuthenticator(options, authenticator);
    }
    if (scheme.equals(SFTP)) {
      SftpOptions.set(options, credentials);
    }
    return options;
  }

  private static String scheme(StoreAddress.Remote remote) {
    int end = remote.uri().indexOf(':');
    return remote.uri().substring(0, Math.max(end, 0)).toLowerCase(Locale.ROOT);
  }
}
