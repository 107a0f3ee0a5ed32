package io.github.djtoolkit.storage.internal.vfs;

import io.github.djtoolkit.storage.config.Secret;
import io.github.djtoolkit.storage.config.StoreCredentials;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.apache.commons.vfs2.FileSystemException;
import org.apache.commons.vfs2.FileSystemOptions;
import org.apache.commons.vfs2.provider.sftp.IdentityInfo;
import org.apache.commons.vfs2.provider.sftp.SftpFileSystemConfigBuilder;

/**
 * Settings of SFTP: paths from the server's root, a key where one is configured, and no server that
 * is not known. Loaded only where there is a library for SFTP.
 */
final class SftpOptions {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private SftpOptions() {}

  static void set(FileSystemOptions options, StoreCredentials credentials)
      throws FileSystemException {
    SftpFileSystemConfigBuilder builder = SftpFileSystemConfigBuilder.getInstance();
    builder.setUserDirIsRoot(options, false);
    builder.setDisableDetectExecChannel(options, true);
    builder.setStrictHostKeyChecking(options, "yes");
    builder.setPreferredAuthentications(options, "publickey,password,keyboard-interactive");
    builder.setConnectTimeout(options, PATIENCE);
    builder.setSessionTimeout(options, PATIENCE);
    file(credentials, "known_hosts").ifPresent(file -> builder.setKnownHosts(options, file));
    file(credentials, "key_file")
        .map(file -> new IdentityInfo(file, passphrase(credentials)))
        .ifPresent(identity -> builder.setIdentityProvider(options, identity));
  }

  private static Optional<File> file(StoreCredentials credentials, String attribute) {
    return credentials.get(attribute).map(Secret::value).map(File::new);
  }

  private static byte[] passphrase(StoreCredentials credentials) {
    return credentials
        .get("key_passphrase")
        .map(secret -> secret.value().getBytes(StandardCharsets.UTF_8))
        .orElse(new byte[0]);
  }
}
