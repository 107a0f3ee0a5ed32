/** How each kind of server is found, fetched, started and stopped. */
@NullMarked
package io.github.djtoolkit.testkit.server.internal;

import org.jspecify.annotations.NullMarked;
