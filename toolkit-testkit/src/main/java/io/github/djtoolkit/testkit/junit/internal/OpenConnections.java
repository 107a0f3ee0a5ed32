package io.github.djtoolkit.testkit.junit.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** The connections that a test opened and has not closed, each with the place that opened it. */
final class OpenConnections {

  private static final Predicate<String> OUTSIDE =
      Pattern.compile("^(?!io\\.github\\.djtoolkit\\.testkit\\.junit\\.internal\\.|jdk\\.|java\\.)")
          .asPredicate();

  private final Map<Connection, Throwable> open = new ConcurrentHashMap<>();

  DataSource track(DataSource source) {
    return new DelegatingDataSource(source) {
      @Override
      public Connection getConnection() throws SQLException {
        return register(target().getConnection());
      }

      @Override
      public Connection getConnection(String user, String password) throws SQLException {
        return register(target().getConnection(user, password));
      }
    };
  }

  /** Closes what is open and tells where each was opened. */
  List<String> closeAll() {
    List<String> places = new ArrayList<>();
    open.forEach(
        (connection, opened) -> {
          places.add("connection opened at " + place(opened));
          try {
            connection.abort(Runnable::run);
          } catch (SQLException e) {
            places.add("which cannot be aborted: " + e.getMessage());
          }
        });
    open.clear();
    return places;
  }

  private Connection register(Connection connection) {
    open.put(connection, new Throwable());
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close") || method.getName().equals("abort")) {
                open.remove(connection);
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static String place(Throwable opened) {
    return Arrays.stream(opened.getStackTrace())
        .filter(frame -> OUTSIDE.test(frame.getClassName()))
        .findFirst()
        .map(StackTraceElement::toString)
        .orElse("an unknown place");
  }
}
