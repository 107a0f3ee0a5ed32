package io.github.djtoolkit.testkit.server.internal;

import io.github.djtoolkit.testkit.server.MySqlServer;
import io.github.djtoolkit.testkit.server.ServerOptions;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.testcontainers.mysql.MySQLContainer;

/** MySQL 8.0 in a container. Loaded only where Testcontainers is on the class path. */
final class ContainerServer implements MySqlServer {

  private static final String IMAGE = "mysql:8.0";

  private final MySQLContainer container;
  private final Endpoint endpoint;

  private ContainerServer(MySQLContainer container, Endpoint endpoint) {
    this.container = container;
    this.endpoint = endpoint;
  }

  static ContainerServer start(ServerOptions options) {
    String password = Passwords.random();
    MySQLContainer container =
        new MySQLContainer(IMAGE)
            .withUsername("root")
            .withPassword(password)
            .withTmpFs(Map.of("/var/lib/mysql", "rw"))
            .withCommand(
                Stream.concat(
                        ServerArguments.WITHOUT_DURABILITY.stream(), options.arguments().stream())
                    .toArray(String[]::new));
    container.start();
    return new ContainerServer(
        container,
        new Endpoint(
            container.getHost(),
            container.getMappedPort(MySQLContainer.MYSQL_PORT),
            "root",
            password,
            Map.of("sslMode", "PREFERRED")));
  }

  @Override
  public String host() {
    return endpoint.host();
  }

  @Override
  public int port() {
    return endpoint.port();
  }

  @Override
  public String user() {
    return endpoint.user();
  }

  @Override
  public String password() {
    return endpoint.password();
  }

  @Override
  public boolean exclusive() {
    return true;
  }

  @Override
  public DataSource dataSource(String schema, Map<String, String> properties) {
    return endpoint.dataSource(schema, properties);
  }

  @Override
  public void close() {
    container.stop();
  }

  @Override
  public String toString() {
    return "MySQL in a container at " + endpoint;
  }
}
