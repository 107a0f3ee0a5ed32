package io.github.djtoolkit.testkit.junit;

import io.github.djtoolkit.testkit.junit.internal.S3Extension;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class whose constructor and methods may take these parameters, alone or beside those of
 * {@link MySqlTest}:
 *
 * <ul>
 *   <li>{@link TestBucket}: a fresh, empty bucket, the same one throughout a test, removed after
 *       it;
 *   <li>{@link io.github.djtoolkit.testkit.s3.S3Server}: the server, which the tests of one launch
 *       share.
 * </ul>
 *
 * <p>The server is started when a test first asks for one of them. A test fails when it leaves an
 * upload in parts neither completed nor aborted in its bucket, or a bucket of its own making on a
 * server that this process alone uses, unless tests run concurrently.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(S3Extension.class)
public @interface S3Test {}
