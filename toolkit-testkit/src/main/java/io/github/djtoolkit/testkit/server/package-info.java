/** A MySQL server for tests: an external one, one in a container, or the embedded one. */
@NullMarked
package io.github.djtoolkit.testkit.server;

import org.jspecify.annotations.NullMarked;
