/** The JUnit extension: a fresh schema for each test, and a test that leaks fails. */
@NullMarked
package io.github.djtoolkit.testkit.junit;

import org.jspecify.annotations.NullMarked;
