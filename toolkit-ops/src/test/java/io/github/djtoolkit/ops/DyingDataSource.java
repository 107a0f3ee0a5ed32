package io.github.djtoolkit.ops;

import io.github.djtoolkit.sql.journal.JournalTables;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many statements through that change something, notes in the journal of steps aside, and
 * then nothing more on any connection: what the server sees of a client that is killed.
 */
public final class DyingDataSource {

  private static final Pattern CHANGE =
      Pattern.compile(
          "\\s*(alter|create|drop|rename|insert|update|delete|lock)\\b.*", Pattern.DOTALL);

  private final DataSource dataSource;
  private final AtomicInteger left;

  /** Lets so many changes through. */
  public DyingDataSource(DataSource dataSource, int changes) {
    this.dataSource = dataSource;
    this.left = new AtomicInteger(changes);
  }

  /** The dying client. */
  public DataSource proxy() {
    return wrap(DataSource.class, dataSource);
  }

  /** Whether the client was killed; else all its changes were let through. */
  public boolean died() {
    return left.get() < 0;
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
      if (arguments != null && arguments.length > 0 && isChange(arguments[0])) {
        left.decrementAndGet();
      }
      if (died()) {
        throw new SQLException("the client is dead");
      }
    }
    try {
      Object result = method.invoke(target, arguments);
      boolean wrapped = result instanceof Connection || result instanceof Statement;
      return wrapped ? wrap(method.getReturnType(), result) : result;
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private static boolean isChange(Object sql) {
    return !sql.toString().contains(JournalTables.JOURNAL)
        && CHANGE.matcher(sql.toString().toLowerCase(Locale.ROOT)).matches();
  }
}
