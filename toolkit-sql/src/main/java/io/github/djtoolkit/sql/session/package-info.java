/** Connections set up as the toolkit needs them. */
@NullMarked
package io.github.djtoolkit.sql.session;

import org.jspecify.annotations.NullMarked;
