package io.github.djtoolkit.cli.connect;

import io.github.djtoolkit.storage.config.Secret;

/**
 * All that a connection needs.
 *
 * @param host name or address of the server
 * @param port TCP port
 * @param user account
 * @param password its password
 * @param sslMode whether to encrypt
 * @param allowPublicKeyRetrieval whether to trust a key that the server sends over a connection
 *     that is not encrypted
 */
public record ServerLogin(
    String host,
    int port,
    String user,
    Secret password,
    SslMode sslMode,
    boolean allowPublicKeyRetrieval) {

  /**
   * The server for messages.
   *
   * @return host and port
   */
  public String server() {
    return urlHost() + ":" + port;
  }

  String jdbcUrl() {
    return "jdbc:mysql://" + server() + "/";
  }

  private String urlHost() {
    return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
  }
}
