/** Tests of the steps of a copy. */
@NullMarked
package io.github.djtoolkit.ops.internal.copy;

import org.jspecify.annotations.NullMarked;
