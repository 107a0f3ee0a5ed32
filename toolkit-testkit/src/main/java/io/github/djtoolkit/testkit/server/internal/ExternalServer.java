package io.github.djtoolkit.testkit.server.internal;

import com.mysql.cj.conf.ConnectionUrl;
import com.mysql.cj.conf.HostInfo;
import com.mysql.cj.exceptions.CJException;
import io.github.djtoolkit.testkit.server.ServerStartException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** A server that somebody else runs. */
final class ExternalServer extends EndpointServer {

  private ExternalServer(Endpoint endpoint) {
    super(endpoint);
  }

  static ExternalServer connect(String url, Optional<String> user, Optional<String> password) {
    Endpoint endpoint = parse(url, user, password);
    try (Connection connection = endpoint.dataSource("", Map.of()).getConnection()) {
      connection.getMetaData().getDatabaseProductVersion();
    } catch (SQLException e) {
      throw new ServerStartException(
          "The server "
              + endpoint
              + " named by DJTOOLKIT_MYSQL_URL does not let a connection in: "
              + e.getMessage()
              + ". Correct DJTOOLKIT_MYSQL_URL, DJTOOLKIT_MYSQL_USER and DJTOOLKIT_MYSQL_PASSWORD, or unset them.",
          e);
    }
    return new ExternalServer(endpoint);
  }

  private static Endpoint parse(String url, Optional<String> user, Optional<String> password) {
    try {
      HostInfo host = ConnectionUrl.getConnectionUrlInstance(url, new Properties()).getMainHost();
      Map<String, String> properties = new HashMap<>(host.getHostProperties());
      properties.keySet().removeAll(Set.of("user", "password", "dbname", "host", "port"));
      return new Endpoint(
          host.getHost(),
          host.getPort(),
          user.or(() -> Optional.ofNullable(host.getUser())).orElse("root"),
          password.or(() -> Optional.ofNullable(host.getPassword())).orElse(""),
          properties);
    } catch (CJException e) {
      throw new ServerStartException(
          "DJTOOLKIT_MYSQL_URL is not a JDBC URL such as jdbc:mysql://localhost:3306/", e);
    }
  }

  @Override
  public boolean exclusive() {
    return false;
  }

  @Override
  public void close() {
    // Whoever runs the server stops it.
  }

  @Override
  public String toString() {
    return "external MySQL " + endpoint();
  }
}
