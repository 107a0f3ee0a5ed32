package io.github.djtoolkit.sql.session;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.UnaryOperator;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A pool of a single connection, which stays open when its user closes it; statements may be
 * rewritten on their way.
 */
final class KeptConnection implements DataSource, AutoCloseable {

  private final Connection connection;
  private final UnaryOperator<String> rewriting;

  KeptConnection(DataSource source) throws SQLException {
    this(source, UnaryOperator.identity());
  }

  KeptConnection(DataSource source, UnaryOperator<String> rewriting) throws SQLException {
    this.connection = source.getConnection();
    this.rewriting = rewriting;
  }

  @Override
  public Connection getConnection() {
    return proxy(
        Connection.class,
        (method, arguments) ->
            switch (method.getName()) {
              case "close" -> null;
              case "createStatement" -> rewriting((Statement) method.invoke(connection, arguments));
              default -> method.invoke(connection, arguments);
            });
  }

  private Statement rewriting(Statement statement) {
    return proxy(
        Statement.class,
        (method, arguments) -> {
          if (arguments != null && arguments.length > 0 && arguments[0] instanceof String sql) {
            arguments[0] = rewriting.apply(sql);
          }
          return method.invoke(statement, arguments);
        });
  }

  /** Does what a method of a proxy is called for. */
  private interface Call {
    @Nullable Object run(Method method, Object @Nullable [] arguments)
        throws ReflectiveOperationException;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              try {
                return call.run(method, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    return type.cast(proxy);
  }

  @Override
  public Connection getConnection(String user, String password) {
    return getConnection();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  @Override
  public PrintWriter getLogWriter() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setLogWriter(PrintWriter out) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setLoginTimeout(int seconds) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("not a wrapper");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
