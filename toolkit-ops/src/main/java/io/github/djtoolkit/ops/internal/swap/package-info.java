/** Steps that let the tables of whole schemas change places, in one atomic RENAME TABLE. */
@NullMarked
package io.github.djtoolkit.ops.internal.swap;

import org.jspecify.annotations.NullMarked;
