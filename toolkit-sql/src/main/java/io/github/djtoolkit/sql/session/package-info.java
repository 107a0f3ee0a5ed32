/** Sessions with a server. */
@NullMarked
package io.github.djtoolkit.sql.session;

import org.jspecify.annotations.NullMarked;
