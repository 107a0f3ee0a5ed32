package io.github.djtoolkit.ops.verify;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Counts the statements that connections of a data source execute. */
final class CountingDataSource {

  private final DataSource dataSource;
  private final AtomicLong statements = new AtomicLong();

  CountingDataSource(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  DataSource proxy() {
    return wrap(DataSource.class, dataSource);
  }

  long statements() {
    return statements.get();
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
      statements.incrementAndGet();
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
