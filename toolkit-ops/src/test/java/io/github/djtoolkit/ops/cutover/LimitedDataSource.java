package io.github.djtoolkit.ops.cutover;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;

/** Gives out so many connections at once, and refuses any more. */
record LimitedDataSource(DataSource dataSource, Semaphore left) {

  static DataSource of(DataSource dataSource, int connections) {
    LimitedDataSource limited = new LimitedDataSource(dataSource, new Semaphore(connections));
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (self, method, arguments) -> limited.connection());
  }

  private Connection connection() throws SQLException {
    if (!left.tryAcquire()) {
      throw new SQLException("no connection is left");
    }
    Connection connection = dataSource.getConnection();
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (self, method, arguments) -> {
              if (method.getName().equals("close") && !connection.isClosed()) {
                left.release();
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
            });
  }
}
