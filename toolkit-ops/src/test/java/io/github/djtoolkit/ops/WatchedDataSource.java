package io.github.djtoolkit.ops;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Lets a test watch what connections of a data source execute, and interfere. */
public final class WatchedDataSource {

  /** Is told of a statement before it is executed. */
  @FunctionalInterface
  public interface Watch {

    /**
     * Looks at a statement.
     *
     * @param sql its text; empty where it was prepared, or is a batch
     * @throws SQLException in its place
     */
    void before(Optional<String> sql) throws SQLException;
  }

  private final Watch watch;

  private WatchedDataSource(Watch watch) {
    this.watch = watch;
  }

  /** A data source whose statements are watched. */
  public static DataSource of(DataSource dataSource, Watch watch) {
    return new WatchedDataSource(watch).wrap(DataSource.class, dataSource);
  }

  private <T> T wrap(Class<T> type, Object target) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> call(target, method, arguments));
    return type.cast(proxy);
  }

  private @Nullable Object call(Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (target instanceof Statement && method.getName().startsWith("execute")) {
      boolean told = arguments != null && arguments.length > 0;
      watch.before(told ? Optional.of(String.valueOf(arguments[0])) : Optional.empty());
    }
    try {
      Object result = method.invoke(target, arguments);
      boolean wrapped = result instanceof Connection || result instanceof Statement;
      return wrapped ? wrap(method.getReturnType(), result) : result;
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
