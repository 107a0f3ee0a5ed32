/** The operations of the migration toolkit. */
@NullMarked
package io.github.djtoolkit.ops;

import org.jspecify.annotations.NullMarked;
