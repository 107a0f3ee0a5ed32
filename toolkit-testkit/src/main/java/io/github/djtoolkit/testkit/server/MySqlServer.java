package io.github.djtoolkit.testkit.server;

import io.github.djtoolkit.testkit.server.internal.ServerChoice;
import java.util.Map;
import javax.sql.DataSource;

/**
 * A running MySQL server with an account that may do everything. Whoever starts it closes it.
 * Thread-safe.
 *
 * <p>Every connection speaks utf8mb4 and UTC, and leaves statements as they are: Connector/J's
 * rewriting of {@code {fn …}} is off, since column comments and blobs may hold braces.
 */
public interface MySqlServer extends AutoCloseable {

  /**
   * Starts a server with the default settings; see {@link #start(ServerOptions)}.
   *
   * @return the running server
   */
  static MySqlServer start() {
    return start(ServerOptions.defaults());
  }

  /**
   * Takes the first server that there is: the external one that the environment variable {@code
   * DJTOOLKIT_MYSQL_URL} names (a JDBC URL, with {@code DJTOOLKIT_MYSQL_USER} and {@code
   * DJTOOLKIT_MYSQL_PASSWORD} beside it), else MySQL 8.0 in a container where Testcontainers is on
   * the class path and a Docker engine answers, else the embedded MySQL 8.0.33. Options with server
   * arguments pass over the external server, which cannot take them.
   *
   * @param options arguments for the server
   * @return the running server; closing it stops it, except an external one
   * @throws ServerStartException when no server can be had; its message names the ways out
   */
  static MySqlServer start(ServerOptions options) {
    return ServerChoice.fromEnvironment().start(options);
  }

  /**
   * Starts the embedded MySQL whatever else there is.
   *
   * @param options arguments for the server
   * @return the running server; closing it stops it and removes its data
   * @throws ServerStartException when the platform has no embedded build or the server does not
   *     start
   */
  static RestartableServer startEmbedded(ServerOptions options) {
    return ServerChoice.fromEnvironment().startEmbedded(options);
  }

  /**
   * Where the server is.
   *
   * @return host name or address
   */
  String host();

  /**
   * Where the server listens.
   *
   * @return TCP port
   */
  int port();

  /**
   * The account that may do everything.
   *
   * @return user name
   */
  String user();

  /**
   * The account's password; it must not reach a log.
   *
   * @return the password, maybe empty
   */
  String password();

  /**
   * Whether this process alone uses the server, so that everything that happens on it was done
   * here.
   *
   * @return false for an external server
   */
  boolean exclusive();

  /**
   * Connections without a default schema. Each call of {@code getConnection} opens a new one: there
   * is no pool.
   *
   * @return the data source
   */
  default DataSource dataSource() {
    return dataSource("", Map.of());
  }

  /**
   * Connections with a default schema and with settings of one's own.
   *
   * @param schema name of the default schema, or an empty text for none
   * @param properties properties of Connector/J that are added to the usual ones or replace them,
   *     {@code user} and {@code password} included
   * @return the data source, without a pool
   */
  DataSource dataSource(String schema, Map<String, String> properties);

  /**
   * Stops the server and removes its data; an external server is left as it is. A second call does
   * nothing.
   */
  @Override
  void close();
}
