/** How the JUnit extension keeps its server and finds leaks. */
@NullMarked
package io.github.djtoolkit.testkit.junit.internal;

import org.jspecify.annotations.NullMarked;
