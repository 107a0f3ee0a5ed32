package io.github.djtoolkit.testkit.junit;

import io.github.djtoolkit.testkit.junit.internal.MySqlExtension;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class whose methods (tests, {@code @BeforeEach} and {@code @AfterEach}) may take these
 * parameters:
 *
 * <ul>
 *   <li>{@link TestSchema}: a fresh, empty schema, the same one throughout a test, dropped after
 *       it;
 *   <li>{@link TestFolder}: an empty folder, deleted after the test;
 *   <li>{@link io.github.djtoolkit.testkit.server.MySqlServer}: the server, which the tests of one
 *       launch share.
 * </ul>
 *
 * <p>A test fails when something of it is left after its {@code @AfterEach} methods: an open
 * connection, a lock or transaction on the server, an open file below its folder. What is left is
 * named, ended and removed, so that the next test does not suffer. A pool that a test opens it must
 * close.
 *
 * <p>Tests may run concurrently. Connections that were not opened through a parameter of the test
 * are then held against it only if they use its schemas, since nothing else tells whose they are.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(MySqlExtension.class)
public @interface MySqlTest {}
