/** Comparison of two tables on one server. */
@NullMarked
package io.github.djtoolkit.sql.compare;

import org.jspecify.annotations.NullMarked;
