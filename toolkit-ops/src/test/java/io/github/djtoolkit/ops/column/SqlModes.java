package io.github.djtoolkit.ops.column;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Connections as a user's DataSource may set them up. */
final class SqlModes {

  private SqlModes() {}

  /** The same data source, whose connections have an SQL mode. */
  static DataSource dataSource(DataSource original, String mode) {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (self, method, arguments) -> {
              try {
                Object result = method.invoke(original, arguments);
                if (result instanceof Connection connection) {
                  set(connection, mode);
                }
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
            });
  }

  private static void set(Connection connection, String mode) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("SET SESSION sql_mode = ?")) {
      statement.setString(1, mode);
      statement.execute();
    }
  }
}
