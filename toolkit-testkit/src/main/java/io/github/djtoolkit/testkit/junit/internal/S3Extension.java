package io.github.djtoolkit.testkit.junit.internal;

import io.github.djtoolkit.testkit.junit.S3Test;
import io.github.djtoolkit.testkit.junit.TestBucket;
import io.github.djtoolkit.testkit.s3.S3Server;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The extension behind {@link S3Test}. It has no state: the server is kept at the root, a test's
 * bucket at the test.
 */
public final class S3Extension implements AfterEachCallback, ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(S3Extension.class);

  /** Creates the extension; JUnit does. */
  public S3Extension() {}

  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(
      ExtensionContext rootContext) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Optional.ofNullable(context.getStore(NAMESPACE).get(BucketRun.class, BucketRun.class))
        .ifPresent(BucketRun::end);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == S3Server.class || type == TestBucket.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    if (parameter.getParameter().getType() == S3Server.class) {
      return shared(context).view();
    }
    if (context.getTestMethod().isEmpty()) {
      throw new ParameterResolutionException(
          "A TestBucket belongs to one test; here, outside of a test, only S3Server is at hand");
    }
    return Objects.requireNonNull(
        context
            .getStore(NAMESPACE)
            .computeIfAbsent(
                BucketRun.class, key -> BucketRun.begin(shared(context)), BucketRun.class));
  }

  private static SharedS3 shared(ExtensionContext context) {
    return Objects.requireNonNull(
        context
            .getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent(
                SharedS3.class, key -> new SharedS3(S3Server.start()), SharedS3.class));
  }
}
