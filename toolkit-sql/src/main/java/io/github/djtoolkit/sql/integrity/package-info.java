/** Queries about what a schema refers to in its stores. */
@NullMarked
package io.github.djtoolkit.sql.integrity;

import org.jspecify.annotations.NullMarked;
