package io.github.djtoolkit.testkit.junit.internal;

import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import io.github.djtoolkit.testkit.server.MySqlServer;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The extension behind {@link MySqlTest}. It has no state: the server is kept at the root, a test's
 * things at the test.
 */
public final class MySqlExtension
    implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(MySqlExtension.class);
  private static final Set<Class<?>> OF_TEST = Set.of(TestSchema.class, TestFolder.class);

  /** Creates the extension; JUnit does. */
  public MySqlExtension() {}

  @Override
  public void beforeEach(ExtensionContext context) {
    context.getStore(NAMESPACE).put(TestRun.class, TestRun.begin(shared(context)));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    run(context).ifPresent(TestRun::end);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == MySqlServer.class || OF_TEST.contains(type);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    Optional<TestRun> test = run(context);
    if (test.isEmpty()) {
      if (type == MySqlServer.class) {
        return new SharedView(shared(context).server());
      }
      throw new ParameterResolutionException(
          "A "
              + type.getSimpleName()
              + " belongs to one test; here, outside of a test, only MySqlServer is at hand");
    }
    TestRun run = test.get();
    if (type == MySqlServer.class) {
      return run.server();
    }
    return type == TestSchema.class ? run.schema() : run.folder();
  }

  private static Optional<TestRun> run(ExtensionContext context) {
    return Optional.ofNullable(context.getStore(NAMESPACE).get(TestRun.class, TestRun.class));
  }

  private static SharedServer shared(ExtensionContext context) {
    Store root = context.getRoot().getStore(NAMESPACE);
    return Objects.requireNonNull(
        root.computeIfAbsent(
            SharedServer.class, key -> new SharedServer(MySqlServer.start()), SharedServer.class));
  }
}
