package io.github.djtoolkit.testkit.junit.internal;

import io.github.djtoolkit.testkit.server.MySqlServer;
import java.util.HashSet;
import java.util.Set;

/** The server of a launch, and the tests that use it now. JUnit closes it at the end. */
final class SharedServer implements AutoCloseable {

  private final MySqlServer server;
  private final Set<String> running = new HashSet<>();
  private final Set<String> accompanied = new HashSet<>();

  SharedServer(MySqlServer server) {
    this.server = server;
  }

  MySqlServer server() {
    return server;
  }

  synchronized void enter(String test) {
    if (!running.isEmpty()) {
      accompanied.addAll(running);
      accompanied.add(test);
    }
    running.add(test);
  }

  /** Whether everything new on the server is this test's doing. */
  synchronized boolean wasAlone(String test) {
    return server.exclusive() && !accompanied.contains(test);
  }

  synchronized void leave(String test) {
    running.remove(test);
    accompanied.remove(test);
  }

  @Override
  public void close() {
    server.close();
  }
}
