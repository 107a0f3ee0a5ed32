package io.github.djtoolkit.testkit.server;

/** A server that can be stopped and started again, for tests of what outlives that. */
public interface RestartableServer extends MySqlServer {

  /**
   * Shuts the server down in an orderly way and starts it again on the same data, at the same port
   * and with the same account. All connections end. Not for use while another thread uses the
   * server.
   *
   * @throws ServerStartException when the server does not start again; it is closed then
   */
  void restart();
}
