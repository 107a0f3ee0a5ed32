/** Comparison of two schemas. */
@NullMarked
package io.github.djtoolkit.ops.compare;

import org.jspecify.annotations.NullMarked;
