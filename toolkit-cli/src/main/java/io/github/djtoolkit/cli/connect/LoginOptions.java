package io.github.djtoolkit.cli.connect;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that say where the server is and who logs in. A password is never one of them. */
public final class LoginOptions {

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description =
          "Name or address of the MySQL server. Default: DJ_HOST, then the configuration file.")
  private Optional<String> host = Optional.empty();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Its port. Default: DJ_PORT, then the configuration file, then 3306.")
  private Optional<Integer> port = Optional.empty();

  @Option(
      names = "--user",
      paramLabel = "USER",
      description = "The account. Default: DJ_USER, then the configuration file.")
  private Optional<String> user = Optional.empty();

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description =
          "File whose first line is the password. Default: DJ_PASS, then the configuration file and its secrets, then a"
              + " prompt where there is a terminal.")
  private Optional<Path> passwordFile = Optional.empty();

  @Option(
      names = "--ssl-mode",
      paramLabel = "MODE",
      defaultValue = "preferred",
      description =
          "Encryption of the connection: disabled, preferred, required, verify_ca or verify_identity. Default: preferred.")
  private SslMode sslMode = SslMode.PREFERRED;

  @Option(
      names = "--allow-public-key-retrieval",
      description =
          "Trust the key that the server sends for the password over a connection that is not encrypted.")
  private boolean allowPublicKeyRetrieval;

  Optional<String> host() {
    return host;
  }

  Optional<Integer> port() {
    return port;
  }

  Optional<String> user() {
    return user;
  }

  Optional<Path> passwordFile() {
    return passwordFile;
  }

  SslMode sslMode() {
    return sslMode;
  }

  boolean allowPublicKeyRetrieval() {
    return allowPublicKeyRetrieval;
  }
}
