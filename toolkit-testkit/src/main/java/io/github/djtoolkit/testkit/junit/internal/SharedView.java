package io.github.djtoolkit.testkit.junit.internal;

import io.github.djtoolkit.testkit.server.MySqlServer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * The shared server as a test sees it: closing it does nothing, its connections bear the test's tag
 * and are counted.
 *
 * @param server the shared server
 * @param tag the test, or an empty text outside of one
 * @param tracking counts the connections of a data source
 */
record SharedView(MySqlServer server, String tag, UnaryOperator<DataSource> tracking)
    implements MySqlServer {

  SharedView(MySqlServer server) {
    this(server, "", UnaryOperator.identity());
  }

  @Override
  public String host() {
    return server.host();
  }

  @Override
  public int port() {
    return server.port();
  }

  @Override
  public String user() {
    return server.user();
  }

  @Override
  public String password() {
    return server.password();
  }

  @Override
  public boolean exclusive() {
    return server.exclusive();
  }

  @Override
  public DataSource dataSource(String schema, Map<String, String> properties) {
    Map<String, String> all = new HashMap<>(properties);
    if (!tag.isEmpty()) {
      all.merge(
          "connectionAttributes", Sessions.TAG + ":" + tag, (given, own) -> given + "," + own);
    }
    return tracking.apply(server.dataSource(schema, all));
  }

  @Override
  public void close() {
    // The extension closes the shared server when the last test is over.
  }
}
