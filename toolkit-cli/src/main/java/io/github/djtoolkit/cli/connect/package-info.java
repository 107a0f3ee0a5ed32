/** Where the server is, who connects, and the pool of connections. */
@NullMarked
package io.github.djtoolkit.cli.connect;

import org.jspecify.annotations.NullMarked;
