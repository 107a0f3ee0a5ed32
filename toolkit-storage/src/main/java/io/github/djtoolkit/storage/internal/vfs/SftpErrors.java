package io.github.djtoolkit.storage.internal.vfs;

import io.github.djtoolkit.storage.StorageException;
import io.github.djtoolkit.storage.StoreAccessException;
import io.github.djtoolkit.storage.StoreUnreachableException;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Knows what VFS and its library for SFTP say when a server cannot be entered. */
final class SftpErrors {

  private SftpErrors() {}

  /** The error where the server was not reached or did not let in. */
  static Optional<StorageException> of(String store, String path, String doing, IOException cause) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (!at.getClass().getName().startsWith("com.jcraft.jsch.")) {
        continue;
      }
      String said = String.valueOf(at.getMessage());
      String lower = said.toLowerCase(Locale.ROOT);
      if (lower.startsWith("auth ") || lower.startsWith("userauth ")) {
        return Optional.of(
            new StoreAccessException(
                store,
                path,
                doing
                    + ": the server does not accept the account ("
                    + said
                    + "). Correct user and password or key_file, which are read from .secrets/stores."
                    + store
                    + ".user and .password, or from the configuration."));
      }
      if (lower.contains("hostkey") || lower.contains("host key")) {
        return Optional.of(
            new StoreAccessException(
                store,
                path,
                doing
                    + ": the server is not a known one ("
                    + said
                    + "). Connect to it once with ssh and compare its key, or name the file with its"
                    + " key as \"known_hosts\" of the store."));
      }
      if (at.getCause() instanceof IOException || lower.contains("timeout")) {
        return Optional.of(
            new StoreUnreachableException(
                store,
                path,
                doing
                    + ": the server does not answer ("
                    + said
                    + "). Check that it runs, and the store's location in the configuration."));
      }
    }
    return Optional.empty();
  }
}
