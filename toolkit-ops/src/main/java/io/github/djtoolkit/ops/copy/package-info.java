/** Rows of tables into tables of other schemas. */
@NullMarked
package io.github.djtoolkit.ops.copy;

import org.jspecify.annotations.NullMarked;
