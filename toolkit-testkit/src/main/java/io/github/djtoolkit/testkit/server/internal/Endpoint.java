package io.github.djtoolkit.testkit.server.internal;

import com.mysql.cj.jdbc.MysqlDataSource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Where a server listens, and an account of it. Not a record: its text must not show the password.
 */
final class Endpoint {

  private static final Map<String, String> USUAL =
      Map.of(
          "enableEscapeProcessing", "false",
          "processEscapeCodesForPrepStmts", "false",
          "characterEncoding", "UTF-8",
          "connectionTimeZone", "UTC",
          "forceConnectionTimeZoneToSession", "true",
          "allowPublicKeyRetrieval", "true");

  private final String host;
  private final int port;
  private final String user;
  private final String password;
  private final Map<String, String> properties;

  Endpoint(String host, int port, String user, String password, Map<String, String> properties) {
    this.host = host;
    this.port = port;
    this.user = user;
    this.password = password;
    this.properties = Map.copyOf(properties);
  }

  String host() {
    return host;
  }

  int port() {
    return port;
  }

  String user() {
    return user;
  }

  String password() {
    return password;
  }

  DataSource dataSource(String schema, Map<String, String> further) {
    Map<String, String> all = new LinkedHashMap<>(USUAL);
    all.putAll(properties);
    all.putAll(further);
    MysqlDataSource source = new MysqlDataSource();
    source.setUser(all.getOrDefault("user", user));
    source.setPassword(all.getOrDefault("password", password));
    all.keySet().removeAll(java.util.Set.of("user", "password"));
    source.setURL("jdbc:mysql://" + host + ":" + port + "/" + encode(schema) + "?" + query(all));
    return source;
  }

  private static String query(Map<String, String> properties) {
    return properties.entrySet().stream()
        .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return user + "@" + host + ":" + port;
  }
}
