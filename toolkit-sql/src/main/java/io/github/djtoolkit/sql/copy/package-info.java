/** Rows from one table into another, on the server. */
@NullMarked
package io.github.djtoolkit.sql.copy;

import org.jspecify.annotations.NullMarked;
