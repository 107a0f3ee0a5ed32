/** Questions about the server, the user and other sessions. */
@NullMarked
package io.github.djtoolkit.sql.server;

import org.jspecify.annotations.NullMarked;
