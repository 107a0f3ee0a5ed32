package io.github.djtoolkit.testkit.server.internal;

import io.github.djtoolkit.testkit.server.MySqlServer;
import java.util.Map;
import javax.sql.DataSource;

/** What every server has in common: clients reach it at one endpoint. */
abstract class EndpointServer implements MySqlServer {

  private final Endpoint endpoint;

  EndpointServer(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  final Endpoint endpoint() {
    return endpoint;
  }

  @Override
  public final String host() {
    return endpoint.host();
  }

  @Override
  public final int port() {
    return endpoint.port();
  }

  @Override
  public final String user() {
    return endpoint.user();
  }

  @Override
  public final String password() {
    return endpoint.password();
  }

  @Override
  public final DataSource dataSource(String schema, Map<String, String> properties) {
    return endpoint.dataSource(schema, properties);
  }
}
