package io.github.djtoolkit.testkit.server.internal;

import io.github.djtoolkit.testkit.server.ServerOptions;
import java.util.Map;
import java.util.stream.Stream;
import org.testcontainers.mysql.MySQLContainer;

/** MySQL 8.0 in a container. Loaded only where Testcontainers is on the class path. */
final class ContainerServer extends EndpointServer {

  private static final String IMAGE = "mysql:8.0";

  private final MySQLContainer container;

  private ContainerServer(MySQLContainer container, Endpoint endpoint) {
    super(endpoint);
    this.container = container;
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
  public boolean exclusive() {
    return true;
  }

  @Override
  public void close() {
    container.stop();
  }

  @Override
  public String toString() {
    return "MySQL in a container at " + endpoint();
  }
}
