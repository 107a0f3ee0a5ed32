/** How a session is set up. */
@NullMarked
package io.github.djtoolkit.sql.internal.session;

import org.jspecify.annotations.NullMarked;
