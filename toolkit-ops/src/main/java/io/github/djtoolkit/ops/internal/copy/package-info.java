/** Steps that copy rows. */
@NullMarked
package io.github.djtoolkit.ops.internal.copy;

import org.jspecify.annotations.NullMarked;
