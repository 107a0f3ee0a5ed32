/** Tests of the parts of a move of objects. */
@NullMarked
package io.github.djtoolkit.ops.internal.pointer;

import org.jspecify.annotations.NullMarked;
