/** Queries about the values of columns. */
@NullMarked
package io.github.djtoolkit.sql.column;

import org.jspecify.annotations.NullMarked;
