/** Statements that convert external columns. */
@NullMarked
package io.github.djtoolkit.sql.external;

import org.jspecify.annotations.NullMarked;
